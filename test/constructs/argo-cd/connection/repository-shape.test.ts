import { App, Chart } from 'cdk8s';
import { Repository, RepositoryCredentials, type RepositoryProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const chart = () => new Chart(new App(), 'repositories');

/** Makes a Repository of props that plain JavaScript can pass, but TypeScript may refuse. */
function make(props: object): Repository {
  const all: unknown = { metadata: { name: 'shop' }, url: 'https://github.com/acme/shop.git', ...props };
  return new Repository(chart(), 'shop', all as RepositoryProps);
}

const messageOn = (props: object) => messageOf(() => make(props));
const located = (message: string) => `[repositories/shop] ${message}`;

test('the fix for a secret beside the address, or for the name that an Application has for it, is the prop', () => {
  expect(messageOn({ repoURL: 'https://github.com/acme/shop.git', password: 'hunter2' })).toBe(
    located('Cannot use repoURL: the field is unknown\n  Fix: use url\n') +
      located('Cannot use password: the field is unknown\n  Fix: use credentials: { externalSecret: { store, key } }'),
  );
});

test('all problems of a repository are reported at once', () => {
  expect(
    messageOn({ url: 'github.com/a', depth: -1, credentials: { externalSecret: { store: 'vault', keys: 'git' } } }),
  ).toMatchInlineSnapshot(`
   "[repositories/shop] Cannot use -1 as depth: it must be a whole number, 0 or more
     Fix: use 0
   [repositories/shop] Cannot use credentials.externalSecret.keys: the field is unknown
     Fix: use key
   [repositories/shop] Cannot leave out credentials.externalSecret.key: it is required
     Fix: add key: "git"
   [repositories/shop] Cannot use "github.com/a" as url: it must start with https://, http://, ssh://, git://, oci://, file:// or user@host:, and have no spaces
     Fix: use "https://github.com/a""
  `);
});

test.each<[string, object, string]>([
  ['a misspelt field', { enableLFS: true }, 'Cannot use enableLFS: the field is unknown\n  Fix: use enableLfs'],
  [
    'a repository without an address',
    { url: undefined },
    'Cannot leave out url: it is required\n  Fix: add url: "https://github.com/acme/shop.git"',
  ],
  [
    'a repository in a registry that is not said to be one',
    { url: 'registry.example.com/charts' },
    'Cannot use "registry.example.com/charts" as url: it must start with https://, http://, ssh://, git://, oci://, ' +
      'file:// or user@host:, and have no spaces\n' +
      '  Fix: use "https://registry.example.com/charts"',
  ],
  [
    'a password in the address of a proxy',
    { proxy: 'https://me:hunter2@proxy.example.com' },
    'Cannot use a password in proxy: everybody could read it in Git and in the user interface\n' +
      '  Fix: leave the password out, and make the Secret by hand, with credentials: { existing: true }',
  ],
  [
    'a type that is not the one of an OCI artifact',
    { url: 'oci://ghcr.io/acme/shop', type: 'git' },
    'Cannot use "git" as type with this url: oci:// is the address of an OCI artifact\n  Fix: leave type out',
  ],
  [
    'an address with oci:// for charts of Helm',
    { url: 'oci://ghcr.io/acme/charts', type: 'helm' },
    'Cannot use "helm" as type with this url: oci:// is the address of an OCI artifact\n' +
      '  Fix: leave type out, or use url: "ghcr.io/acme/charts" with enableOCI: true',
  ],
  [
    'an OCI artifact without oci://',
    { url: 'ghcr.io/acme/shop', type: 'oci' },
    'Cannot use "oci" as type with this url: it is not the address of an OCI artifact\n' +
      `  Fix: use url: "oci://ghcr.io/acme/shop", or type: 'helm' with enableOCI: true`,
  ],
  [
    'an OCI artifact at an address for SSH',
    { url: 'git@example.com:acme/shop.git', type: 'oci' },
    'Cannot use "oci" as type with this url: it is not the address of an OCI artifact\n  Fix: leave type out',
  ],
  [
    'a push to an OCI artifact',
    { url: 'oci://ghcr.io/acme/shop', access: 'push' },
    'Cannot use "push" as access for this repository: Argo CD pushes to Git only\n  Fix: leave access out',
  ],
  [
    'the label of another type of Secret',
    { metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository-write' } } },
    'Cannot use "repository-write" as metadata.labels["argocd.argoproj.io/secret-type"]: this Secret has the type ' +
      `"repository"\n  Fix: use access: 'push'`,
  ],
  [
    'a password without a user for charts of Helm',
    {
      url: 'https://charts.example.com',
      type: 'helm',
      credentials: { password: 'hunter2', unsafePlaintext: true },
    },
    'Cannot leave out credentials.username: only Git reads a password alone, as a token\n  Fix: add username',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, unknown, string]>([
  [
    'secrets without unsafePlaintext are, without the secrets,',
    { username: 'me', password: 'hunter2' },
    'Cannot write username, password of credentials into a manifest: everybody could read it in Git\n' +
      '  Fix: use externalSecret or existing: true, or set unsafePlaintext: true',
  ],
  [
    'two places for a secret are',
    { existing: true, externalSecret: { store: 'vault', key: 'git' } },
    'Cannot use externalSecret and existing together in credentials: a secret comes from one place\n' +
      '  Fix: keep one of externalSecret, existing',
  ],
  [
    'nothing in them are',
    {},
    'Cannot use credentials without any: there is nothing to sign in with\n' +
      '  Fix: add username and password, for example',
  ],
  [
    'half of a sign-in are',
    { username: 'me', unsafePlaintext: true },
    'Cannot leave out credentials.password: it belongs to username\n  Fix: add password',
  ],
  [
    'an SSH key for an https address are',
    { sshPrivateKey: 'key', unsafePlaintext: true },
    'Cannot use credentials.sshPrivateKey for this url: it is not an address for SSH\n' +
      '  Fix: use an address such as "git@github.com:acme/apps.git", or a password',
  ],
  [
    'a misspelt field are',
    { username: 'me', pasword: 'hunter2', unsafePlaintext: true },
    'Cannot use credentials.pasword: the field is unknown\n  Fix: use password\n' +
      '[repositories/shop] Cannot leave out credentials.password: it belongs to username\n  Fix: add password',
  ],
  [
    'a secret in the field of a number are, without the secret,',
    { githubAppID: 'hunter2', githubAppPrivateKey: 'key', unsafePlaintext: true },
    'Cannot use a string as credentials.githubAppID: it must be a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a list alone are, without its texts,',
    ['hunter2'],
    'Cannot use a list as credentials: it must be a map\n' +
      "  Fix: use { externalSecret: { store: 'vault', key: 'git' } }",
  ],
  [
    'an unknown kind of store are',
    { externalSecret: { store: { name: 'vault', kind: 'Vault' }, key: 'git' } },
    'Cannot use "Vault" as credentials.externalSecret.store.kind: it must be one of "SecretStore", ' +
      '"ClusterSecretStore"\n  Fix: use "SecretStore"',
  ],
])('credentials with %s refused', (_name, credentials, expected) => {
  expect(messageOn({ credentials })).toBe(located(expected));
});

test('a property of a store for a field that Argo CD does not read is refused', () => {
  const externalSecret = { store: 'vault', key: 'git', properties: { pasword: 'token' } };

  expect(messageOn({ credentials: { externalSecret } })).toBe(
    located(
      'Cannot use "pasword" as a key of credentials.externalSecret.properties: it must be one of username, password, ' +
        'bearerToken, sshPrivateKey, tlsClientCertData, tlsClientCertKey, githubAppID, githubAppPrivateKey, ' +
        'gcpServiceAccountKey, azureServicePrincipalClientId and 3 more\n  Fix: use "password"',
    ),
  );
});

test('a password for an SSH address is refused', () => {
  const credentials = { username: 'me', password: 'hunter2', unsafePlaintext: true };

  expect(messageOn({ url: 'git@github.com:acme/shop.git', credentials })).toBe(
    located(
      'Cannot use credentials.password for this url: SSH takes no password here\n' +
        '  Fix: use sshPrivateKey, or an address with https',
    ),
  );
});

test('a chart in a registry may have an address without a scheme', () => {
  expect(() => make({ url: 'registry.example.com/charts', type: 'helm', enableOCI: true })).not.toThrow();
});

test('a whole host of SSH may have credentials', () => {
  const credentials = { sshPrivateKey: 'key', unsafePlaintext: true } as const;

  expect(() => new RepositoryCredentials(chart(), 'all', { url: 'git@github.com', credentials })).not.toThrow();
});

test('credentials for many repositories are required, and have the fields of a connection only', () => {
  const props: unknown = { url: 'https://github.com/acme', project: 'shop' };

  expect(messageOf(() => new RepositoryCredentials(chart(), 'shop', props as never))).toBe(
    [
      '[repositories/shop] Cannot use project: the field is unknown',
      '  Fix: leave it out, or use one of metadata, url, type, access, insecure, insecureOCIForceHttp, ' +
        'forceHttpBasicAuth, enableOCI, proxy, noProxy and 4 more',
      '[repositories/shop] Cannot leave out credentials: it is required, unless useAzureWorkloadIdentity is true',
      "  Fix: add credentials: { externalSecret: { store: 'vault', key: 'git' } }",
    ].join('\n'),
  );
});
