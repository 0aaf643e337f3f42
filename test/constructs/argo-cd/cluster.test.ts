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

function messageOn(props: object): string {
  try {
    manifestOn(props);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
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

  test('a token without unsafePlaintext does not compile and is refused', () => {
    // @ts-expect-error unsafePlaintext is missing
    void ({ ...production, credentials: { bearerToken: 'hunter2' } } satisfies ClusterProps);
    expect(messageOn({ credentials: { bearerToken: 'hunter2' } })).toMatchInlineSnapshot(`
     "[clusters/production] Cannot write credentials.bearerToken into a manifest: it would stand in Git
       Fix: use externalSecret, or existing: true, or say unsafePlaintext: true"
    `);
  });

  test('a secret in the environment of a program is refused', () => {
    const execProvider = {
      command: 'argocd-k8s-auth',
      env: { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 'hunter2' },
      apiVersion: 'client.authentication.k8s.io/v1beta1',
    };
    expect(messageOn({ credentials: { execProvider } })).toMatchInlineSnapshot(`
     "[clusters/production] Cannot write AZURE_CLIENT_SECRET of credentials.execProvider.env into a manifest: it would stand in Git
       Fix: use an identity of the Pods, or existing: true, or say unsafePlaintext: true"
    `);
    expect(messageOn({ credentials: { execProvider, unsafePlaintext: true } })).toBe('');
  });

  test('all problems are reported at once', () => {
    expect(
      messageOn({
        server: '10.0.0.1',
        clusterResources: true,
        tls: { insecure: true, caData: pem },
        credentials: { awsAuth: { cluster: 'prod' } },
      }),
    ).toMatchInlineSnapshot(`
     "[clusters/production] Cannot use "10.0.0.1" as server: it must be the address of an API server
       Fix: use an address such as "https://10.0.0.1:6443"
     [clusters/production] Cannot use clusterResources without namespaces: without, Argo CD looks after all
       Fix: leave clusterResources out, or give namespaces
     [clusters/production] Cannot use insecure and caData of tls together: Kubernetes refuses both
       Fix: keep one of insecure, caData
     [clusters/production] Cannot leave credentials.awsAuth.clusterName out: it is required
       Fix: give credentials.awsAuth.clusterName
     [clusters/production] Cannot use credentials.awsAuth.cluster: no field has that name
       Fix: use one of clusterName, roleARN, profile"
    `);
  });

  test('two ways to sign in are refused', () => {
    const credentials = { awsAuth: { clusterName: 'prod' }, bearerToken: 'a', unsafePlaintext: true };
    expect(messageOn({ credentials })).toMatchInlineSnapshot(`
     "[clusters/production] Cannot use awsAuth and bearerToken of credentials together: one signs in in one way
       Fix: keep one of awsAuth, bearerToken"
    `);
  });
});
