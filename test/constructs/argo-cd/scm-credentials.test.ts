import { App, Chart } from 'cdk8s';
import { ApplicationSet, ScmCredentials, type ScmCredentialsProps } from 'cdk8s-gitops';
import { type Generator } from 'cdk8s-gitops/argo-cd';
import { messageOf } from '../../message-of';

const vault = { credentials: { externalSecret: { store: 'vault', key: 'git/github' } } };

/** Makes ScmCredentials of props that plain JavaScript can pass, but TypeScript may refuse. */
function make(props: object, chart = new Chart(new App(), 'chart')): ScmCredentials {
  return new ScmCredentials(chart, 'github', { metadata: { name: 'github' }, ...props } as ScmCredentialsProps);
}

test('a token from a store becomes a Secret that the strict mode of Argo CD accepts', () => {
  const { apiObject, reference } = make(vault);

  expect(reference).toEqual({ secretName: 'github', key: 'token' });
  expect(apiObject?.toJson()).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'github', namespace: 'argocd' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      target: {
        name: 'github',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Merge',
          metadata: { labels: { 'argocd.argoproj.io/secret-type': 'scm-creds' } },
        },
      },
      data: [{ secretKey: 'token', remoteRef: { key: 'git/github', property: 'token' } }],
    },
  });
});

test('key is the key of the Secret, and property the one in the store', () => {
  const credentials = { externalSecret: { store: 'vault', key: 'git', property: 'pat' } };

  const { apiObject, reference } = make({ key: 'password', credentials });

  expect(reference).toEqual({ secretName: 'github', key: 'password' });
  expect(apiObject?.toJson()).toHaveProperty('spec.data', [
    { secretKey: 'password', remoteRef: { key: 'git', property: 'pat' } },
  ]);
});

test('a Secret that is made by hand is not written, and its commands set the label', () => {
  const made = make({ credentials: { existing: true } });

  expect(made.apiObject).toBeUndefined();
  expect(made.createCommand).toMatchInlineSnapshot(`
   "kubectl create secret generic github --namespace argocd \\
     --from-file=token=./token \\
     --dry-run=client --output yaml |
   kubectl label --local --filename - --output yaml argocd.argoproj.io/secret-type=scm-creds |
   kubectl apply --server-side --filename -"
  `);
});

test('a token is written if unsafePlaintext is set', () => {
  const { apiObject } = make({ credentials: { token: 'abc', unsafePlaintext: true } });

  expect(apiObject?.toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'github',
      namespace: 'argocd',
      labels: { 'argocd.argoproj.io/secret-type': 'scm-creds' },
    },
    type: 'Opaque',
    stringData: { token: 'abc' },
  });
});

test.each<[string, object, string]>([
  [
    'a token without unsafePlaintext',
    { credentials: { token: 'hunter2' } },
    'Cannot write token of credentials into a manifest: everybody could read it in Git\n' +
      '  Fix: use externalSecret or existing: true, or set unsafePlaintext: true',
  ],
  [
    'no place',
    { credentials: {} },
    'Cannot use credentials without any of externalSecret, existing, token: one is required\n' +
      "  Fix: add externalSecret: { store: 'vault', key: 'git' }",
  ],
  [
    'two places',
    { credentials: { existing: true, token: 'hunter2', unsafePlaintext: true } },
    'Cannot use existing and token together in credentials: a secret comes from one place\n' +
      '  Fix: keep one of existing, token',
  ],
  [
    'no credentials',
    {},
    "Cannot leave out credentials: it is required\n  Fix: add credentials: { externalSecret: { store: 'vault', key: 'git' } }",
  ],
  [
    'a key that no Secret can have',
    { ...vault, key: 'my token' },
    'Cannot use "my token" as key: it must be letters, digits, "-", "_" and "."\n  Fix: use "token"',
  ],
  [
    'the label of another type',
    { ...vault, metadata: { name: 'github', labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } } },
    'Cannot use "repo-creds" as metadata.labels["argocd.argoproj.io/secret-type"]: this Secret has the type ' +
      '"scm-creds"\n  Fix: leave the label out',
  ],
])('%s is an error', (_name, props, expected) => {
  expect(messageOf(() => make(props))).toBe(`[chart/github] ${expected}`);
});

const references: [string, (reference: ScmCredentials['reference']) => Generator][] = [
  ['scmProvider.github', (tokenRef) => ({ scmProvider: { github: { organization: 'acme', tokenRef } } })],
  ['scmProvider.gitlab', (tokenRef) => ({ scmProvider: { gitlab: { group: 'acme', tokenRef } } })],
  ['pullRequest.github', (tokenRef) => ({ pullRequest: { github: { owner: 'acme', repo: 'shop', tokenRef } } })],
  [
    'pullRequest.bitbucketServer',
    (passwordRef) => ({
      pullRequest: {
        bitbucketServer: { api: 'https://git', project: 'a', repo: 'b', basicAuth: { username: 'me', passwordRef } },
      },
    }),
  ],
];

test.each(references)('the reference is for %s', (_name, generator) => {
  const chart = new Chart(new App(), 'chart');
  const { reference } = make(vault, chart);

  const { apiObject } = new ApplicationSet(chart, 'shops', {
    generators: [generator(reference)],
    template: {
      metadata: { name: 'shop-{{ .branch | slugify }}' },
      project: 'default',
      source: { repoURL: 'https://github.com/acme/shop.git', path: '.' },
      destination: { namespace: 'shop' },
    },
  });

  expect(JSON.stringify(apiObject.toJson())).toContain('{"secretName":"github","key":"token"}');
});
