import { manifestParts } from '../../../lib/engines/manifest-folder/manifest-parts';

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

test.each([
  ['a file with another ending', 'a.txt', { 'a.txt': '' }],
  ['a file without an ending', 'object', { object: '' }],
  ['a file in a chart of Helm', 'chart/a.yaml', { 'chart/Chart.yaml': '', 'chart/a.yaml': '' }],
  ['a chart of Helm', 'chart', { 'chart/Chart.yaml': '', 'chart/kustomization.yaml': 'resources: [a.yaml]' }],
])('a kustomization that lists %s is built, because nothing else would read it', (_name, listed, texts) => {
  const parts = partsOf({ 'kustomization.yaml': `resources: [b.yaml, ${listed}]`, 'b.yaml': '', ...texts });

  expect(parts).toEqual({ files: [], kustomizations: ['.'] });
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

test('a folder that another kustomization builds on is a part of that, and so is what that builds on in turn', () => {
  const parts = partsOf({
    'base/kustomization.yaml': 'resources: [a.yaml, ../common]',
    'base/a.yaml': '',
    'common/kustomization.yaml': 'resources: [b.yaml]\nnamePrefix: c-',
    'common/b.yaml': '',
    'prod/kustomization.yaml': 'resources: [../base/]\nnamePrefix: p-',
  });

  expect(parts).toEqual({ files: [], kustomizations: ['prod'] });
});

test('overlays below their base are results, and the base is not', () => {
  const parts = partsOf({
    'app/kustomization.yaml': 'resources: [a.yaml]',
    'app/a.yaml': '',
    'app/overlays/prod/kustomization.yaml': 'resources: [../..]\nnamePrefix: p-',
    'app/overlays/prod/patch.yaml': '',
  });

  expect(parts).toEqual({ files: [], kustomizations: ['app/overlays/prod'] });
});

test('the folder itself is a result, also if an overlay below builds on it', () => {
  const parts = partsOf({
    'kustomization.yaml': 'resources: [a.yaml]',
    'a.yaml': '',
    'prod/kustomization.yaml': 'resources: [..]\nnamePrefix: p-',
  });

  expect(parts).toEqual({ files: [], kustomizations: ['.'] });
});

test.each(['components', 'bases', 'generators', 'transformers', 'validators'])(
  'a folder in the list %s of a kustomization is a part of it',
  (list) => {
    const parts = partsOf({
      'part/kustomization.yaml': 'resources: [a.yaml]',
      'part/a.yaml': '',
      'prod/kustomization.yaml': `${list}: [../part]`,
    });

    expect(parts).toEqual({ files: [], kustomizations: ['prod'] });
  },
);

const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n';

test('a component is not a result, also if nothing builds on it', () => {
  const parts = partsOf({
    'part/kustomization.yaml': `${component}patches: [{ path: patch.yaml }]`,
    'part/patch.yaml': '',
    'b.yaml': '',
  });

  expect(parts).toEqual({ files: ['b.yaml'], kustomizations: [] });
});

test('a component on top is a result', () => {
  const parts = partsOf({ 'kustomization.yaml': `${component}resources: [a.yaml]\nnamePrefix: p-`, 'a.yaml': '' });

  expect(parts).toEqual({ files: [], kustomizations: ['.'] });
});

test('an index that lists a component as a resource is built, because kustomize refuses it', () => {
  const parts = partsOf({
    'kustomization.yaml': 'resources: [part]',
    'part/kustomization.yaml': `${component}resources: [a.yaml]`,
    'part/a.yaml': '',
  });

  expect(parts).toEqual({ files: [], kustomizations: ['.'] });
});

test('of kustomizations that build on each other in a circle, one is built, so that this is an error', () => {
  const parts = partsOf({
    'a/kustomization.yaml': 'resources: [../b]\nnamePrefix: a-',
    'b/kustomization.yaml': 'resources: [../a]\nnamePrefix: b-',
  });

  expect(parts).toEqual({ files: [], kustomizations: ['a'] });
});

test.each([
  ['of Flux', '{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: a } }', true],
  ['of Kubernetes', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }', true],
  ['with a comment before it', '# an object\napiVersion: v1\nkind: Pod\n', true],
  ['of another version of kustomize', '{ apiVersion: kustomize.config.k8s.io/v9, kind: Kustomization }', false],
  ['without a group', '{ apiVersion: v1, kind: Kustomization }', false],
  ['without a kind', '{ apiVersion: v1 }', false],
])('a kustomization.yaml with something %s: an object or not', (_name, text, isObject) => {
  const { files } = partsOf({ 'a/kustomization.yaml': text });

  expect(files).toEqual(isObject ? ['a/kustomization.yaml'] : []);
});
