import { Chart, JsonPatch, Lazy } from 'cdk8s';
import { App, Application, Cluster, Repository } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

const chart = (): Chart => new Chart(new App(), 'chart');
const url = 'https://github.com/acme/web.git';
const source = { repoURL: url, path: 'web', targetRevision: 'main' };
const destination = { namespace: 'web' };
const token = `ghp_${'a1B2'.repeat(9)}`;
const execProvider = { command: 'sign-in', apiVersion: 'client.authentication.k8s.io/v1beta1' };

const tries: readonly (readonly [string, string, () => unknown])[] = [
  [
    'as the user of an address',
    'Cannot use a password in url: everybody could read it in Git and in the user interface\n' +
      `  Fix: use "${url}" and a Repository with credentials`,
    () => new Repository(chart(), 'web', { url: url.replace('//', `//${token}@`) }),
  ],
  [
    'in an annotation of a Repository',
    'Cannot write metadata.annotations["example.com/token"] of Secret/web: it has a secret as plain text, which ' +
      'everybody could read in Git\n  Fix: leave it out, and put it into a Secret',
    () =>
      new Repository(chart(), 'web', { url, metadata: { name: 'web', annotations: { 'example.com/token': token } } }),
  ],
  [
    'in an argument of a program that signs in',
    'Cannot write stringData.config.execProviderConfig.args[0] of Secret/web: it has a secret as plain text, which ' +
      'everybody could read in Git\n  Fix: make the Secret by hand, and use credentials: { existing: true }, or set ' +
      'unsafePlaintext: true beside execProvider',
    () =>
      new Cluster(chart(), 'web', {
        metadata: { name: 'web' },
        server: 'https://10.0.0.1',
        credentials: { execProvider: { ...execProvider, args: [`--token=${token}`] } },
      }),
  ],
  [
    'in the address of a proxy',
    'Cannot use a password in proxyUrl: everybody could read it in Git and in the user interface\n' +
      '  Fix: leave the password out, and make the Secret by hand, with credentials: { existing: true }',
    () =>
      new Cluster(chart(), 'web', {
        metadata: { name: 'web' },
        server: 'https://10.0.0.1',
        proxyUrl: `http://me:${token}@proxy:3128`,
      }),
  ],
  [
    'in the values of a chart',
    'Cannot write spec.source.helm.valuesObject.url of Application/web: it has a secret as plain text, which everybody ' +
      'could read in Git\n  Fix: put it into a Secret, and refer to it; the credentials of an address belong to a Repository',
    () =>
      new Application(chart(), 'web', {
        metadata: { name: 'web' },
        project: 'default',
        source: { ...source, helm: { valuesObject: { url: `redis://:${token}@redis` } } },
        destination,
      }),
  ],
  [
    'in a variable of a plugin',
    'Cannot write spec.source.plugin.env[0].value of Application/web: it has a secret as plain text, which everybody ' +
      'could read in Git\n  Fix: put it into a Secret, and refer to it; the credentials of an address belong to a Repository',
    () =>
      new Application(chart(), 'web', {
        metadata: { name: 'web' },
        project: 'default',
        source: { ...source, plugin: { env: [{ name: 'CACHE', value: `redis://:${token}@redis` }] } },
        destination,
      }),
  ],
];

test.each(tries)('a secret %s is refused, and is not in the message', (_name, expected, make) => {
  expect(messageOf(make)).toBe(`[chart/web] ${expected}`);
});

test('a misspelt secret beside existing is refused', () => {
  const credentials = { existing: true, pasword: 'hunter2' } as unknown as { existing: true };

  expect(messageOf(() => new Repository(chart(), 'web', { url, credentials }))).toBe(
    '[chart/web] Cannot use credentials.pasword: the field is unknown\n  Fix: use password',
  );
});

test('a secret that is patched into an object is refused when the app is written', () => {
  const repository = new Repository(chart(), 'web', { url, metadata: { name: 'web' } });
  repository.apiObject?.addJsonPatch(JsonPatch.add('/stringData/password', 'hunter2'));

  expect(repository.node.validate()).toEqual([
    'Cannot write stringData.password of Secret/web: it has a secret as plain text, which everybody could read in Git\n' +
      '  Fix: make the Secret by hand, and use credentials: { existing: true }',
  ]);
});

test('unsafePlaintext allows a secret, also one that is patched', () => {
  const credentials = { username: 'me', password: 'hunter2', unsafePlaintext: true } as const;

  const repository = new Repository(chart(), 'web', { url, credentials });
  repository.apiObject?.addJsonPatch(JsonPatch.add('/stringData/bearerToken', 'hunter2'));

  expect(repository.node.validate()).toEqual([]);
});

test('a value that is known only at synth is checked then, and not earlier', () => {
  const late = (): string => `https://me:hunter2@example.com/${name}`;
  const repoURL = Lazy.any({ produce: late }) as unknown as string;
  const application = new Application(chart(), 'web', {
    metadata: { name: 'web' },
    project: 'default',
    source: { ...source, helm: { valuesObject: { repoURL } } },
    destination,
  });
  const name = 'web.git';

  expect(application.node.validate()).toEqual([
    'Cannot write spec.source.helm.valuesObject.repoURL of Application/web: it has a secret as plain text, which ' +
      'everybody could read in Git\n' +
      '  Fix: put it into a Secret, and refer to it; the credentials of an address belong to a Repository',
  ]);
});
