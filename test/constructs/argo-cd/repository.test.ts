import { App, Chart, Testing } from 'cdk8s';
import { Repository, RepositoryCredentials, type RepositoryProps } from 'cdk8s-gitops';

const shop = { metadata: { name: 'shop' }, url: 'https://github.com/acme/shop.git' } satisfies RepositoryProps;
const chart = () => new Chart(new App(), 'repositories');

function repository(props: object = {}): Repository {
  return new Repository(chart(), 'shop', { ...shop, ...props } as RepositoryProps);
}

const manifestOf = (construct: Repository | RepositoryCredentials) => construct.apiObject?.toJson() as unknown;

describe('Repository', () => {
  test('address, type and project are written, and no secret', () => {
    expect(manifestOf(repository({ project: 'shop', insecure: false, depth: 1, enableLfs: true }))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'shop',
        namespace: 'argocd',
        labels: { 'argocd.argoproj.io/secret-type': 'repository' },
      },
      type: 'Opaque',
      stringData: { type: 'git', url: shop.url, project: 'shop', depth: '1', enableLfs: 'true' },
    });
  });

  test('the External Secrets operator makes a Secret that carries the label and the address', () => {
    const externalSecret = { store: { name: 'vault', kind: 'ClusterSecretStore' }, key: 'git/shop' };
    expect(manifestOf(repository({ credentials: { externalSecret } }))).toEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        target: {
          name: 'shop',
          template: {
            engineVersion: 'v2',
            mergePolicy: 'Merge',
            metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
            data: { type: 'git', url: shop.url },
          },
        },
        dataFrom: [{ extract: { key: 'git/shop' } }],
      },
    });
  });

  test('properties of the store may have other names', () => {
    const externalSecret = { store: 'vault', key: 'git', properties: { username: 'user', password: 'token' } };
    expect(manifestOf(repository({ credentials: { externalSecret } }))).toHaveProperty('spec.data', [
      { secretKey: 'username', remoteRef: { key: 'git', property: 'user' } },
      { secretKey: 'password', remoteRef: { key: 'git', property: 'token' } },
    ]);
  });

  test('a Secret that is made by hand is not written, and createCommand gives the commands', () => {
    const made = repository({ project: "the 'shop'".slice(5, 9), credentials: { existing: true } });
    expect(made.apiObject).toBeUndefined();
    expect(Testing.synth(Chart.of(made))).toEqual([]);
    expect(made.createCommand).toMatchInlineSnapshot(`
     "kubectl create secret generic shop --namespace argocd \\
       --from-literal=type=git \\
       --from-literal=url=https://github.com/acme/shop.git \\
       --from-literal=project=shop \\
       --from-file=username=./username \\
       --from-file=password=./password \\
       --dry-run=client --output yaml |
     kubectl label --local --filename - --output yaml argocd.argoproj.io/secret-type=repository |
     kubectl apply --server-side --filename -"
    `);
  });

  test('a secret is written if unsafePlaintext is set', () => {
    const credentials = { username: 'me', password: 'hunter2', unsafePlaintext: true };
    expect(manifestOf(repository({ credentials }))).toHaveProperty('stringData', {
      type: 'git',
      url: shop.url,
      username: 'me',
      password: 'hunter2',
    });
  });

  test('access push gives a Secret that is for pushing only', () => {
    expect(manifestOf(repository({ access: 'push' }))).toMatchObject({
      metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository-write' } },
      stringData: { type: 'git', url: shop.url },
    });
    expect(repository({ access: 'push' }).createCommand).toContain('secret-type=repository-write |');
  });

  test('an address with oci:// is of type oci', () => {
    expect(manifestOf(repository({ url: 'oci://ghcr.io/acme/shop' }))).toHaveProperty('stringData.type', 'oci');
  });

  test('a password alone is a token', () => {
    const credentials = { password: 'token', unsafePlaintext: true };
    expect(manifestOf(repository({ credentials }))).toHaveProperty('stringData', {
      type: 'git',
      url: shop.url,
      password: 'token',
    });
  });

  test('a secret without unsafePlaintext does not compile', () => {
    // @ts-expect-error unsafePlaintext is missing
    void ({ ...shop, credentials: { username: 'me', password: 'hunter2' } } satisfies RepositoryProps);
    expect(shop.url).toBe('https://github.com/acme/shop.git');
  });
});

describe('RepositoryCredentials', () => {
  test('credentials are written as a template, with the beginning of addresses', () => {
    const credentials = { sshPrivateKey: 'key', unsafePlaintext: true } as const;
    const template = new RepositoryCredentials(chart(), 'acme', { url: 'git@github.com:acme', credentials });
    expect(manifestOf(template)).toMatchObject({
      metadata: { name: 'repositories-acme', labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } },
      stringData: { url: 'git@github.com:acme', sshPrivateKey: 'key' },
    });
  });

  test('access push gives credentials that are for pushing only', () => {
    const credentials = { externalSecret: { store: 'vault', key: 'git' } } as const;
    const url = 'https://github.com/acme';
    expect(manifestOf(new RepositoryCredentials(chart(), 'acme', { url, access: 'push', credentials }))).toHaveProperty(
      'spec.target.template.metadata.labels',
      { 'argocd.argoproj.io/secret-type': 'repo-write-creds' },
    );
  });

  test('an identity of the Pods needs no secret', () => {
    const url = 'https://dev.azure.com/acme';
    const template = new RepositoryCredentials(chart(), 'acme', { url, useAzureWorkloadIdentity: true });
    expect(manifestOf(template)).toHaveProperty('stringData', { url, useAzureWorkloadIdentity: 'true' });
    expect(template.createCommand).not.toContain('--from-file');
  });

  test('the operator gives the fields of an Azure service principal the names of a template', () => {
    const properties = { azureServicePrincipalClientId: 'id', azureServicePrincipalClientSecret: 'secret' };
    const credentials = { externalSecret: { store: 'vault', key: 'azure', properties } } as const;
    const url = 'https://dev.azure.com/acme';
    expect(manifestOf(new RepositoryCredentials(chart(), 'acme', { url, credentials }))).toHaveProperty(
      'spec.data.0.secretKey',
      'azureServicePrincipalClientID',
    );
  });

  test('the fields of an Azure service principal have other names in a template than in a repository', () => {
    const principal = {
      azureServicePrincipalClientId: 'a',
      azureServicePrincipalClientSecret: 'b',
      azureServicePrincipalTenantId: 'c',
    };
    const url = 'https://dev.azure.com/acme';
    const credentials = { ...principal, unsafePlaintext: true } as const;
    expect(manifestOf(new RepositoryCredentials(chart(), 'acme', { url, credentials }))).toHaveProperty('stringData', {
      url,
      azureServicePrincipalClientID: 'a',
      azureServicePrincipalClientSecret: 'b',
      azureServicePrincipalTenantID: 'c',
    });
    expect(manifestOf(new Repository(chart(), 'acme', { url, credentials }))).toHaveProperty('stringData', {
      type: 'git',
      url,
      ...principal,
    });
  });
});
