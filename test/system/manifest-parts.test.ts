import { manifestParts } from '../../lib/system/manifest-parts';

/** What `manifestParts` says about these files. */
function partsOf(texts: Readonly<Record<string, string>>) {
  return manifestParts(Object.keys(texts), (path) => texts[path]);
}

const header = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

test.each([
  ['files', `${header}resources:\n  - a.yaml\n`],
  ['files and folders', 'resources: [a.yaml, web]'],
  ['paths that begin with a dot or end with a slash', 'resources: [./a.yaml, web/]'],
  ['nothing', 'resources: []'],
])('a kustomization that lists %s in its folder is an index: their objects are applied as they are', (_name, text) => {
  const parts = partsOf({ 'shop/kustomization.yaml': text, 'shop/a.yaml': '', 'shop/web/b.yaml': '' });

  expect(parts).toEqual({ files: ['shop/a.yaml', 'shop/web/b.yaml'], kustomizations: [] });
});

test.each([
  ['a patch', 'resources: [a.yaml]\npatches: [{ path: patch.yaml }]'],
  ['a prefix', 'resources: [a.yaml]\nnamePrefix: p-'],
  ['a generator', 'configMapGenerator: [{ name: a, files: [a.yaml] }]'],
  ['a component', 'resources: [a.yaml]\ncomponents: [./part]'],
  ['a remote base', 'resources: [https://example.com/a.yaml]'],
  ['a base outside its folder', 'resources: [../base]'],
  ['a resource that is not there', 'resources: [gone.yaml]'],
  ['nothing at all', ''],
])('the files of a kustomization with %s are not objects', (_name, text) => {
  const parts = partsOf({ 'b.yaml': '', 'prod/kustomization.yaml': text, 'prod/a.yaml': '', 'prod/patch.yaml': '' });

  expect(parts).toEqual({ files: ['b.yaml'], kustomizations: ['prod'] });
});

test('a kustomization below one that makes objects is part of it', () => {
  const parts = partsOf({
    'prod/kustomization.yaml': 'resources: [base]\nnamePrefix: p-',
    'prod/base/kustomization.yml': 'resources: [a.yaml]\nnameSuffix: -s',
    'prod/base/a.yaml': '',
    'prod-b/a.yaml': '',
  });

  expect(parts).toEqual({ files: ['prod-b/a.yaml'], kustomizations: ['prod'] });
});

test('a kustomization that makes objects below an index is one of its own', () => {
  const parts = partsOf({
    'kustomization.yaml': 'resources: [a.yaml, prod]',
    'a.yaml': '',
    'prod/Kustomization': 'resources: [b.yaml]\nnamePrefix: p-',
    'prod/b.yaml': '',
  });

  expect(parts).toEqual({ files: ['a.yaml'], kustomizations: ['prod'] });
});

test('the folder itself can be a kustomization', () => {
  const parts = partsOf({ 'kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: p-', 'a.yaml': '' });

  expect(parts).toEqual({ files: [], kustomizations: ['.'] });
});

test('kustomizations in a chart of Helm and in hidden folders are left out', () => {
  const text = 'namePrefix: p-';
  const parts = partsOf({
    'chart/Chart.yaml': '',
    'chart/files/kustomization.yaml': text,
    '.old/kustomization.yaml': text,
    'a.yaml': '',
  });

  expect(parts).toEqual({ files: ['a.yaml'], kustomizations: [] });
});
