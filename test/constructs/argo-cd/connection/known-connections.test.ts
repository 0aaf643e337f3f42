import { App, Chart } from 'cdk8s';
import { AppProject, Application, Cluster, Repository, RepositoryCredentials } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../../../message-of';

const existing = { credentials: { existing: true } } as const;
const source = { repoURL: 'https://github.com/acme/shop.git', path: '.' };
const berlin = { metadata: { name: 'berlin' }, name: 'berlin', server: 'https://10.0.0.1:6443', ...existing } as const;

/** Synthesizes the chart `chart`, with what is added to it. */
function synth(add: (chart: Chart) => void): void {
  const chart = new Chart(new App(), 'chart');
  add(chart);
  Manifests.of(chart);
}

function deploy(allowed: object, destination: object): (chart: Chart) => void {
  return (chart) => {
    new Cluster(chart, 'berlin', berlin);
    new AppProject(chart, 'shop', {
      metadata: { name: 'shop' },
      sourceRepos: ['*'],
      destinations: [{ namespace: 'shop', ...allowed } as { namespace: string; server: string }],
    });
    new Application(chart, 'app', {
      metadata: { name: 'app' },
      project: 'shop',
      source,
      destination: { namespace: 'shop', ...destination },
    });
  };
}

test.each([
  ['its name', 'its address', { server: 'https://10.0.0.1:6443' }, { name: 'berlin' }],
  ['its address', 'its name', { name: 'ber*' }, { server: 'https://10.0.0.1:6443/' }],
])('a cluster of the app, given by %s, is allowed by %s', (_given, _by, allowed, destination) => {
  expect(() => synth(deploy(allowed, destination))).not.toThrow();
});

test('a cluster of the app, given by its name, is refused if the project allows another address', () => {
  expect(messageOf(() => synth(deploy({ server: 'https://10.0.0.2:6443' }, { name: 'berlin' }))))
    .toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [chart/app] Cannot use namespace shop of cluster berlin as destination: destinations of AppProject/shop do not allow it
     Fix: add it to destinations of AppProject/shop, or use another project"
  `);
});

test('a cluster that is not in the app may have any address', () => {
  expect(() => synth(deploy({ server: 'https://10.0.0.2:6443' }, { name: 'paris' }))).not.toThrow();
});

test('two clusters of one name, or of one address, are an error', () => {
  const again = (other: { name: string; server: string }) => (chart: Chart) => {
    new Cluster(chart, 'berlin', berlin);
    new Cluster(chart, 'other', { metadata: { name: 'other' }, ...existing, ...other });
  };

  expect(messageOf(() => synth(again({ name: 'berlin', server: 'https://10.0.0.2' })))).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [chart/other] Cannot use the same name as chart/berlin: of two such Secrets, Argo CD uses any one
     Fix: keep one of them"
  `);
  expect(messageOf(() => synth(again({ name: 'paris', server: 'https://10.0.0.1:6443/' })))).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [chart/other] Cannot use the same server as chart/berlin: of two such Secrets, Argo CD uses any one
     Fix: keep one of them"
  `);
});

test('two Secrets for one repository are an error, however its address is written', () => {
  expect(
    messageOf(() =>
      synth((chart) => {
        new Repository(chart, 'one', { url: 'https://github.com/acme/shop.git' });
        new Repository(chart, 'two', { url: 'https://github.com/ACME/shop' });
      }),
    ),
  ).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [chart/two] Cannot use the same url as chart/one: of two such Secrets, Argo CD uses any one
     Fix: keep one of them"
  `);
});

test('one address may have Secrets for different projects, for reading and pushing, and for other Argo CDs', () => {
  expect(() =>
    synth((chart) => {
      const url = 'https://github.com/acme/shop.git';
      new Repository(chart, 'all', { url });
      new Repository(chart, 'shop', { url, project: 'shop' });
      new Repository(chart, 'push', { url, access: 'push' });
      new Repository(chart, 'other', { url, metadata: { namespace: 'other' } });
      new RepositoryCredentials(chart, 'credentials', { url, ...existing });
    }),
  ).not.toThrow();
});
