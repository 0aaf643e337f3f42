import { chart, git, located, make, messageOn } from '../make-application';

const mustBeAddress =
  'it must start with https://, http://, ssh://, git://, oci://, file:// or user@host:, and have no spaces';
const mustBeFolder = 'it must be a folder in the repository, as a path from its top';

test.each<[string, object, string]>([
  [
    'without a folder and a chart',
    { repoURL: git },
    'Cannot use source without any of path, chart: one is required\n  Fix: add path: "."',
  ],
  [
    'with a folder and a chart',
    { ...chart, path: 'a' },
    'Cannot use path and chart together in source: they exclude each other\n  Fix: keep one of path, chart',
  ],
  [
    'with two tools',
    { repoURL: git, path: 'a', helm: { releaseName: 'a' }, kustomize: { namePrefix: 'a' } },
    'Cannot use helm and kustomize together in source: they exclude each other\n  Fix: keep one of helm, kustomize',
  ],
  [
    'with the values of a chart in two fields',
    { ...chart, helm: { values: 'a: 1', valuesObject: { a: 1 } } },
    'Cannot use values and valuesObject together in source.helm: they exclude each other\n' +
      '  Fix: keep one of values, valuesObject',
  ],
  [
    'with values of a chart that are neither a text nor a map',
    { ...chart, helm: { values: ['a'] } },
    'Cannot use ["a"] as source.helm.values: it must be a string or a map\n  Fix: use a string or a map',
  ],
  [
    'with a chart without a version',
    { ...chart, targetRevision: undefined },
    'Cannot leave out source.targetRevision: a chart needs a version\n  Fix: add targetRevision: "1.2.3"',
  ],
  [
    'with a branch of a chart',
    { ...chart, targetRevision: 'main' },
    'Cannot use "main" as source.targetRevision: it must be a version or a range of versions: a chart has no ' +
      'branches\n  Fix: use "1.2.3"',
  ],
  [
    'with a folder outside of the repository',
    { repoURL: git, path: 'a/../../b' },
    `Cannot use "a/../../b" as source.path: ${mustBeFolder}\n  Fix: use "a/b"`,
  ],
  [
    'with an empty folder, which is not written,',
    { repoURL: git, path: '' },
    'Cannot use source without any of path, chart: one is required\n  Fix: add path: "."',
  ],
  [
    'with an empty folder and an empty chart',
    { repoURL: git, path: '', chart: '' },
    'Cannot use source without any of path, chart: one is required\n  Fix: add path: "."',
  ],
  [
    'with an artifact of OCI and a chart',
    { repoURL: 'oci://ghcr.io/acme/charts', chart: 'shop', targetRevision: '1.2.3' },
    'Cannot use chart and an address with oci:// together in source: Argo CD would ignore chart\n' +
      '  Fix: use repoURL: "oci://ghcr.io/acme/charts/shop" with path: ".", or leave oci:// out for a registry of Helm charts',
  ],
  [
    'with a branch of an artifact of OCI',
    { repoURL: 'oci://ghcr.io/acme/shop', path: '.', targetRevision: 'feature/one' },
    'Cannot use "feature/one" as source.targetRevision: it must be a tag, a digest or a range of versions: ' +
      'an OCI artifact has no branches\n  Fix: use "1.2.3"',
  ],
  [
    'with a misspelt type of a value that is not written',
    { repoURL: git, path: '.', directory: { recurse: '', exclud: '' } },
    'Cannot use "" as source.directory.recurse: it must be true or false\n  Fix: use true or false\n' +
      '[apps/guestbook] Cannot use source.directory.exclud: the field is unknown\n  Fix: use exclude',
  ],
  [
    'whose repository has no scheme',
    { repoURL: 'github.com/acme/apps', path: '.' },
    `Cannot use "github.com/acme/apps" as source.repoURL: ${mustBeAddress}\n  Fix: use "https://github.com/acme/apps"`,
  ],
  [
    'whose repository has an unknown scheme',
    { repoURL: 'ftp://example.com/a', path: '.' },
    `Cannot use "ftp://example.com/a" as source.repoURL: ${mustBeAddress}\n  Fix: use "https://example.com/a"`,
  ],
  [
    'with a password, which is not shown,',
    { repoURL: 'https://me:hunter2@example.com/a.git', path: '.' },
    'Cannot use a password in source.repoURL: everybody could read it in Git and in the user interface\n' +
      '  Fix: use "https://example.com/a.git" and a Repository with credentials',
  ],
  [
    'with a password in a wrong address, which is not shown,',
    { repoURL: 'https://me:hunter2@example.com/a b', path: '.' },
    `Cannot use "https://me:***@example.com/a b" as source.repoURL: ${mustBeAddress}\n` +
      '  Fix: use "https://github.com/argoproj/argocd-example-apps.git"',
  ],
])('a source %s is refused', (_name, source, expected) => {
  expect(messageOn({ source })).toBe(located(expected));
});

test('what a source hydrator reads and writes is checked like a source', () => {
  const sourceHydrator = {
    drySource: { repoURL: 'example.com/a', path: '/a', targetRevision: 'a b' },
    syncSource: { targetBranch: '-main', path: '.' },
  };

  expect(messageOn({ source: undefined, sourceHydrator })).toMatchInlineSnapshot(`
   "[apps/guestbook] Cannot use "example.com/a" as sourceHydrator.drySource.repoURL: it must start with https://, http://, ssh://, git://, file:// or user@host:, and have no spaces
     Fix: use "https://example.com/a"
   [apps/guestbook] Cannot use "/a" as sourceHydrator.drySource.path: it must be a folder in the repository, as a path from its top
     Fix: use "a"
   [apps/guestbook] Cannot use "a b" as sourceHydrator.drySource.targetRevision: it must be a branch, a tag, a commit or a range of versions
     Fix: use "main"
   [apps/guestbook] Cannot use "-main" as sourceHydrator.syncSource.targetBranch: it must be a branch, a tag, a commit or a range of versions
     Fix: use "main"
   [apps/guestbook] Cannot use "." as sourceHydrator.syncSource.path: it must be a folder below the top of the repository, as a path from there
     Fix: use "shop""
  `);
});

test.each([
  'https://github.com/acme/apps.git',
  'http://198.51.100.2:8418/apps.git',
  'git@github.com:acme/apps.git',
  'ssh://git@example.com:2222/acme/apps.git',
  'https://user@dev.azure.com/acme/_git/apps',
  'oci://registry.example.com/acme/apps',
])('a repository may be at %s', (repoURL) => {
  expect(() => make({ source: { repoURL, path: '.' } })).not.toThrow();
});
