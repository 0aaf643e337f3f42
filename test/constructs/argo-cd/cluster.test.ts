import { App, Chart } from 'cdk8s';
import { Cluster, type ClusterProps } from 'cdk8s-gitops';

const production = {
  metadata: { name: 'production', labels: { stage: 'production' } },
  server: 'https://10.0.0.1:6443',
};

function manifestOn(props: object): Record<string, unknown> {
  const chart = new Chart(new App(), 'clusters');
  return new Cluster(chart, 'production', { ...production, ...props } as ClusterProps).apiObject?.toJson();
}

/** The connection settings, parsed from JSON as Argo CD parses them. */
function configOn(props: object): unknown {
  const { stringData } = manifestOn(props) as { stringData: { config: string } };
  return JSON.parse(stringData.config) as unknown;
}

const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
const pemInBase64 = Buffer.from(pem).toString('base64');

describe('Cluster', () => {
  test('the cluster that Argo CD runs in gets labels and no credentials', () => {
    expect(manifestOn({ server: 'https://kubernetes.default.svc', name: 'in-cluster' })).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'production',
        namespace: 'argocd',
        labels: { stage: 'production', 'argocd.argoproj.io/secret-type': 'cluster' },
      },
      type: 'Opaque',
      stringData: {
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
        config: '{"tlsClientConfig":{"insecure":false}}',
      },
    });
  });

  test('the limits of a cluster are written as Argo CD reads them', () => {
    expect(manifestOn({ namespaces: ['a', 'b'], clusterResources: true, project: 'shop', shard: 0 })).toMatchObject({
      stringData: { namespaces: 'a,b', clusterResources: 'true', project: 'shop', shard: '0' },
    });
  });

  test('an AWS identity is not a secret', () => {
    const credentials = { awsAuth: { clusterName: 'prod', roleARN: 'arn:aws:iam::1:role/argocd' } };
    expect(configOn({ credentials, tls: { caData: pem } })).toEqual({
      awsAuthConfig: { clusterName: 'prod', roleARN: 'arn:aws:iam::1:role/argocd' },
      tlsClientConfig: { insecure: false, caData: pemInBase64 },
    });
  });

  test('a program that signs in is not a secret', () => {
    const execProvider = {
      command: 'argocd-k8s-auth',
      args: ['gcp'],
      env: { TOKEN_FILE: '/var/run/token' },
      apiVersion: 'client.authentication.k8s.io/v1beta1',
    };
    expect(configOn({ credentials: { execProvider } })).toEqual({
      execProviderConfig: execProvider,
      tlsClientConfig: { insecure: false },
    });
  });

  test('a client certificate is written if unsafePlaintext is set', () => {
    const credentials = { certData: pem, keyData: pemInBase64, unsafePlaintext: true };
    expect(configOn({ credentials })).toEqual({
      tlsClientConfig: { insecure: false, certData: pemInBase64, keyData: pemInBase64 },
    });
  });

  test('the External Secrets operator fills the token into the configuration', () => {
    const credentials = { externalSecret: { store: 'vault', key: 'clusters/production' } };
    expect(manifestOn({ credentials, tls: { caData: pemInBase64 } })).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'production', namespace: 'argocd' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'SecretStore', name: 'vault' },
        target: {
          name: 'production',
          template: {
            engineVersion: 'v2',
            metadata: { labels: { stage: 'production', 'argocd.argoproj.io/secret-type': 'cluster' } },
            data: {
              name: 'production',
              server: 'https://10.0.0.1:6443',
              config: `{"bearerToken":{{ .bearerToken | toJson }},"tlsClientConfig":{"insecure":false,"caData":"${pemInBase64}"}}`,
            },
          },
        },
        data: [{ secretKey: 'bearerToken', remoteRef: { key: 'clusters/production', property: 'bearerToken' } }],
      },
    });
  });

  test('the operator encodes a client certificate from a store as Base64', () => {
    const properties = { certData: 'tls.crt', keyData: 'tls.key' };
    const credentials = { externalSecret: { store: 'vault', key: 'clusters/production', properties } };
    expect(manifestOn({ credentials })).toHaveProperty(
      'spec.target.template.data.config',
      '{"tlsClientConfig":{"insecure":false,"certData":{{ .certData | b64enc | toJson }},"keyData":{{ .keyData | b64enc | toJson }}}}',
    );
  });

  test('a Secret that is made by hand is not written', () => {
    expect(manifestOn({ credentials: { existing: true } })).toBeUndefined();
  });

  test('a token without unsafePlaintext does not compile', () => {
    // @ts-expect-error unsafePlaintext is missing
    void ({ ...production, credentials: { bearerToken: 'hunter2' } } satisfies ClusterProps);
    expect(production.server).toBe('https://10.0.0.1:6443');
  });
});
