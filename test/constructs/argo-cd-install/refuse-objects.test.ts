import { App as Cdk8sApp, Chart, JsonPatch } from 'cdk8s';
import { App, ArgoCdInstall, type ArgoCdInstallProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { find, render } from './render';

const url = 'https://argocd.example.com';
const place = 'ConfigMap/argocd-cm data["dex.config"].connectors[0].config.token';
const withToken = { url, dex: { config: { connectors: [{ config: { token: 'hunter2' } }] } } };

const tries: readonly (readonly [string, ArgoCdInstallProps])[] = [
  [
    'of a patch',
    { patches: [{ patch: 'kind: ConfigMap\nmetadata: {name: argocd-cm}\ndata: {db.password: hunter2}' }] },
  ],
  [
    'that a patch adds to argocd-secret',
    { patches: [{ target: { kind: 'Secret', name: 'argocd-secret' }, patch: { stringData: { any: 'hunter2' } } }] },
  ],
  ['of a variable', { server: { env: { SOME_TOKEN: 'hunter2' } } }],
  ['of an argument', { repoServer: { extraArgs: ['--token=hunter2'] } }],
  ['of a sidecar', { server: { sidecars: [{ name: 'a', image: 'a', args: ['--api-key', 'hunter2'] }] } }],
  ['of a plugin', { plugins: { a: { image: 'a', env: { GIT_PAT: 'hunter2' } } } }],
  [
    'of a command of a plugin',
    { plugins: { a: { image: 'a', spec: { generate: { command: ['a', '--token=hunter2'] } } } } },
  ],
  ['of an annotation', { server: { podAnnotations: { 'example.com/api-key': 'hunter2' } } }],
  ['of an address', { redis: { proxy: undefined }, config: { 'help.chatUrl': 'https://me:hunter2@example.com' } }],
  ['of a misspelt field', { url, oidc: { name: 'a', issuer: url, clientID: 'a', clientSecrett: 'hunter2' } }],
  ['of an account', { config: { 'accounts.alice.password': 'hunter2' } }],
  ['of a parameter', { params: { 'otlp.headers': 'authorization=Bearer hunter2' } }],
  ['of notifications', { notifications: { context: { apiToken: 'hunter2' } } }],
  [
    'of a certificate',
    { url, oidc: { name: 'a', issuer: url, clientID: 'a', rootCA: '-----BEGIN PRIVATE KEY-----\nhunter2' } },
  ],
];

test.each(tries)('a secret %s is refused, and is not in the message', (_name, props) => {
  const message = messageOf(() => render(props));

  expect(message).toMatch(/^\[chart\/argocd\] Cannot write .*(as plain text|must refer to a Secret)/);
  expect(message).not.toContain('hunter2');
});

test.each([
  ['the App of this library', App],
  ["cdk8s' own App", Cdk8sApp],
])('a secret that is added by a JSON patch is refused when %s writes', (_name, appClass) => {
  const app = new appClass();
  const install = new ArgoCdInstall(new Chart(app, 'chart'), 'argocd', { crds: false });
  install.getApiObject('ConfigMap', 'argocd-cm').addJsonPatch(JsonPatch.add('/data/db.password', 'hunter2'));

  const message = messageOf(() => app.synth());

  expect(message).toBe(
    'Validation failed with the following errors:\n' +
      '  [chart/argocd] Cannot write data["db.password"] of ConfigMap/argocd-cm: it must refer to a Secret, because ' +
      'everybody who reads ConfigMaps sees it\n' +
      '  Fix: put it into the Secret argocd-secret, under the same key; if it is not a secret, add ' +
      `'ConfigMap/argocd-cm data["db.password"]' to unsafePlaintext`,
  );
});

test('a value that only looks like a secret is written if its place is named', () => {
  const manifests = render({ ...withToken, unsafePlaintext: [place] });

  expect(find(manifests, 'ConfigMap', 'argocd-cm').data['dex.config']).toContain('hunter2');
});

test('a value with a dollar sign in it, which is not a reference, is written if its place is named', () => {
  const chart = new Chart(new App(), 'chart');
  const withDollar = { url, dex: { config: { connectors: [{ config: { token: 'a $b c' } }] } } };
  const install = new ArgoCdInstall(chart, 'argocd', { ...withDollar, unsafePlaintext: [place] });

  expect(install.node.validate()).toEqual([]);
});

test('a secret in an annotation of a ConfigMap is refused', () => {
  const annotations = { 'example.com/password': 'hunter2' };
  const patches = [{ target: { kind: 'ConfigMap', name: 'argocd-cm' }, patch: { metadata: { annotations } } }];

  expect(messageOf(() => render({ patches }))).toBe(
    '[chart/argocd] Cannot write metadata.annotations["example.com/password"] of ConfigMap/argocd-cm: it has a secret ' +
      'as plain text, which everybody could read in Git\n  Fix: leave it out, and put it into a Secret; if it is not a ' +
      `secret, add 'ConfigMap/argocd-cm metadata.annotations["example.com/password"]' to unsafePlaintext`,
  );
});

test('a named place without a secret is an error when the app is written', () => {
  const chart = new Chart(new App(), 'chart');
  const install = new ArgoCdInstall(chart, 'argocd', { ...withToken, unsafePlaintext: [place, 'Secret/a data.b'] });

  expect(install.node.validate()).toEqual([
    'Cannot use unsafePlaintext[1]: the install has no secret there\n  Fix: leave it out',
  ]);
});
