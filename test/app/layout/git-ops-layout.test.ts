import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { App, type AppProps, gitOpsLayout } from 'cdk8s-gitops';
import { type GitOpsLayoutProps } from 'cdk8s-gitops/gitops';
import { messageOf } from '../../message-of';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const appWith = (layout: GitOpsLayoutProps, props: AppProps = {}) =>
  new App({ outdir: `${temporaryFolder()}/dist`, output: gitOpsLayout(layout), ...props });

const configMap = (chart: Chart, name: string, metadata: ApiObjectProps['metadata'] = {}) =>
  new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata } });

const filesOf = (app: App) => {
  app.synth();
  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(app.outdir);
  return files;
};
const pathsOf = (app: App) => Object.keys(filesOf(app));

const everything = '{target}/{chart}/{namespace}/{group}/{kind}/{name}.yaml';

test('a template has the values of the object', () => {
  const app = appWith({ path: everything }, { target: () => 'prod' });
  const chart = new Chart(new Chart(app, 'shop'), 'web', { namespace: 'front' });
  new ApiObject(chart, 'one', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });

  expect(pathsOf(app)).toEqual(['prod/shop-web/front/apps/Deployment/web.yaml']);
});

test('what an object or the app lacks has a name in the path', () => {
  const app = appWith({ path: everything });
  const chart = new Chart(app, 'shop');
  configMap(chart, 'settings');
  new ApiObject(chart, 'space', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } });

  expect(pathsOf(app)).toEqual([
    'default/shop/_cluster/core/Namespace/web.yaml',
    'default/shop/default/core/ConfigMap/settings.yaml',
  ]);
});

test('the scope of a custom resource comes from the app', () => {
  const app = appWith({ path: '{namespace}/{name}.yaml' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'thing', { apiVersion: 'x.io/v1', kind: 'Thing', metadata: { name: 'thing' } });
  new ApiObject(chart, 'crd', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.x.io' },
    spec: { group: 'x.io', scope: 'Cluster', names: { kind: 'Thing', plural: 'things' } },
  });

  expect(pathsOf(app)).toEqual(['_cluster/thing.yaml', '_cluster/things.x.io.yaml']);
});

test('a function has the same values, and the version, the construct and the object', () => {
  const app = appWith({
    path: ({ constructPath, version, manifest }) =>
      `${constructPath}/${version}/${manifest.metadata?.labels?.tier ?? 'none'}.yml`,
  });
  configMap(new Chart(app, 'shop'), 'settings', { labels: { tier: 'front' } });

  expect(pathsOf(app)).toEqual(['shop/settings/v1/front.yml']);
});

test('a function that changes its copy of the object changes nothing in the output', () => {
  const app = appWith({
    path: ({ manifest, name }) => {
      Object.assign(manifest, { kind: 'Secret' });
      return `${name}.yaml`;
    },
  });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(filesOf(app)).toEqual({ 'settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n' });
});

test('characters of a name that not every file system takes become -', () => {
  const app = appWith({ path: ({ kind, name }) => `${kind}-${name}.yaml` });
  new ApiObject(new Chart(app, 'shop'), 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'system:view' },
  });

  expect(pathsOf(app)).toEqual(['ClusterRole-system-view.yaml']);
});

test('an object that the API server names has the path of its construct', () => {
  const app = appWith({ path: '{kind}/{name}.yaml' });
  const chart = new Chart(app, 'shop');
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-', name: '' } };
  new ApiObject(chart, 'one', job);
  new ApiObject(chart, 'two', job);

  expect(pathsOf(app)).toEqual(['Job/shop-one.yaml', 'Job/shop-two.yaml']);
});

test('no path has a number, also if charts depend on each other', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' });
  const [one, two] = ['one', 'two'].map((id) => new Chart(app, id));
  configMap(one, 'a');
  configMap(two, 'b');
  one.addDependency(two);

  expect(pathsOf(app)).toEqual(['one/a.yaml', 'two/b.yaml']);
});

test('a chart without objects has no file', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' });
  configMap(new Chart(app, 'one'), 'a');
  new Chart(app, 'empty');

  expect(pathsOf(app)).toEqual(['one/a.yaml']);
});

test('with multiple, a file has its objects in the order of the app', () => {
  const app = appWith({ path: '{chart}.yaml', multiple: true });
  const chart = new Chart(app, 'shop');
  const [first, second] = [configMap(chart, 'b'), configMap(chart, 'a')];
  first.addDependency(second);

  const text = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
  expect(filesOf(app)).toEqual({ 'shop.yaml': `${text('a')}---\n${text('b')}` });
});

test('the second synth of an app writes the same files', () => {
  const app = appWith({ path: '{chart}/{name}.yaml', multiple: true, index: true });
  configMap(new Chart(app, 'shop'), 'settings');

  const files = filesOf(app);

  expect(filesOf(app)).toEqual(files);
});

test('one YAML text does not depend on the layout', () => {
  const app = appWith({ path: '{chart}/{name}.yaml', index: true });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(app.synthYaml()).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n');
});

test('the metadata of constructs stay in the output folder', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' }, { recordConstructMetadata: true });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(pathsOf(app)).toEqual(['construct-metadata.json', 'shop/settings.yaml']);
});

test.each([
  [
    '{nmae}.yaml',
    'Cannot use {nmae} in path: it is not a placeholder',
    'use one of {name}, {target}, {chart}, {namespace}, {group}, {kind}',
  ],
  ['{name.yaml', 'Cannot use "{name.yaml" as path: a brace has no partner', 'write a placeholder as {name}'],
  [
    '/{name}.yaml',
    'Cannot use "/{name}.yaml" as path: a path is relative to the output folder',
    'remove what is in front of the first name; outdir of App sets the output folder',
  ],
  [
    '../{name}.yaml',
    'Cannot use "../{name}.yaml" as path: a part of a path must not be . or ..',
    'name each folder below the output folder',
  ],
  [
    'a//{name}.yaml',
    'Cannot use "a//{name}.yaml" as path: a part of the path is empty',
    'give each folder and the file a name',
  ],
  ['', 'Cannot use "" as path: a part of the path is empty', 'give each folder and the file a name'],
  [
    '{name}',
    'Cannot use "{name}" as path: kubectl and Argo CD would not read it as YAML',
    'end the path with .yaml or .yml',
  ],
])('the template %j is refused at once', (path, what, fix) => {
  expect(messageOf(() => gitOpsLayout({ path }))).toBe(`[gitOpsLayout] ${what}\n  Fix: ${fix}`);
});

test.each([
  [
    'C:/a.yaml',
    'a path is relative to the output folder',
    'remove what is in front of the first name; outdir of App sets the output folder',
  ],
  ['a:b|c.yaml', 'not every file system takes ":", "|"', 'use letters, digits, - and _ instead'],
  ['a./b.yaml', 'Windows removes a dot or a space at the end of a name', 'let each part end with another character'],
  [
    '.git/b.yaml',
    '.git is the folder of Git, and .cdk8s-gitops lists the files of the app',
    'use another name for that folder',
  ],
  [
    'a/Kustomization.yaml',
    'kustomize, kubectl and Argo CD read a file of that name as a kustomization',
    'use another name for the file, such as {kind}-{name}.yaml',
  ],
  [
    'a/Con.k8s.yaml',
    '"Con" is the name of a device on Windows, with any ending',
    'let each part begin with something else, such as {kind}-{name}.yaml',
  ],
  [
    'lpt1/a.yaml',
    '"lpt1" is the name of a device on Windows, with any ending',
    'let each part begin with something else, such as {kind}-{name}.yaml',
  ],
  ['a/.yaml', 'kubectl and Argo CD would not read it as YAML', 'end the path with .yaml or .yml'],
])('the path %j of a function is refused at synth, with the construct', (path, reason, fix) => {
  const app = appWith({ path: () => path });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(messageOf(() => app.synth())).toBe(
    `[shop/settings] Cannot write ${JSON.stringify(path)}: ${reason}\n  Fix: ${fix}`,
  );
});

test('names that only begin with the name of a device are fine', () => {
  const app = appWith({ path: ({ name }) => `aux-${name}/console.yaml` });
  configMap(new Chart(app, 'shop'), 'com10');

  expect(pathsOf(app)).toEqual(['aux-com10/console.yaml']);
});

test('a part of a path that is too long for file systems is refused', () => {
  const app = appWith({ path: ({ name }) => `${name.repeat(2)}.yaml` });
  configMap(new Chart(app, 'shop'), 'a'.repeat(126));

  expect(messageOf(() => app.synth())).toContain('longer than 255 bytes');
});

test('a function that fails, or gives no text, is an error that names the construct', () => {
  const failing = appWith({
    path: () => {
      throw new Error('no region');
    },
  });
  const empty = appWith({ path: (() => undefined) as unknown as () => string });
  [failing, empty].forEach((app) => configMap(new Chart(app, 'shop'), 'settings'));

  expect(messageOf(() => failing.synth())).toBe(
    '[shop/settings] Cannot compute the path of ConfigMap/settings: path of gitOpsLayout failed with Error: no region\n' +
      '  Fix: let the function return a path for every object',
  );
  expect(messageOf(() => empty.synth())).toBe(
    '[shop/settings] Cannot write undefined: a path is text\n  Fix: return a path such as web/Deployment-web.yaml',
  );
});

const clashFix =
  '  Fix: add more of the object to path of gitOpsLayout, such as {namespace} or {group}; if the paths are the same to ' +
  'the letter, multiple: true puts both objects into one file';

test.each([
  [['a.yaml', 'a.yaml'], 'a.yaml: shop/one is written to that file'],
  [['a.yaml', 'A.yaml'], 'A.yaml: shop/one is written to a.yaml, which is the same file on systems that ignore case'],
  [
    ['a/b.yaml', 'A/c.yaml'],
    'A/c.yaml: shop/one is written to a file in a, which is the same folder on systems that ignore case',
  ],
  [['a.yaml', 'a.yaml/b.yaml'], 'a.yaml/b.yaml: shop/one is written to a.yaml, which is a file'],
  [['a.yaml/b.yaml', 'a.yaml'], 'a.yaml: shop/one is written to a file in a.yaml, which is a folder'],
])('the paths %j clash', ([one, two], what) => {
  const app = appWith({ path: ({ name }) => (name === 'one' ? one : two) });
  const chart = new Chart(app, 'shop');
  configMap(chart, 'one');
  configMap(chart, 'two');

  expect(messageOf(() => app.synth())).toBe(`[shop/two] Cannot write ${what}\n${clashFix}`);
});

test('multiple does not allow paths that differ only in case', () => {
  const app = appWith({ path: '{name}.yaml', multiple: true });
  const chart = new Chart(app, 'shop');
  configMap(chart, 'one');
  new ApiObject(chart, 'two', { apiVersion: 'x.io/v1', kind: 'Thing', metadata: { name: 'One' } });

  expect(messageOf(() => app.synth())).toBe(
    '[shop/two] Cannot write One.yaml: shop/one is written to one.yaml, which is the same file on systems that ignore case\n' +
      '  Fix: change path of gitOpsLayout, or give one of them another name',
  );
});

test('props of cdk8s that name files do not go together with output', () => {
  const output = gitOpsLayout({ path: '{name}.yaml' });

  expect(messageOf(() => new App({ output, outputFileExtension: '.yml' }))).toBe(
    '[App] Cannot use outputFileExtension together with output: both decide the names of the files\n' +
      '  Fix: remove outputFileExtension',
  );
});

test('output that is not a layout is an error with the fix', () => {
  const output = 'dist' as unknown as AppProps['output'];

  expect(messageOf(() => new App({ output }))).toBe(
    '[App] Cannot use "dist" as output: it is not a layout\n' +
      "  Fix: use output: gitOpsLayout({ path: '{chart}/{kind}-{name}.yaml' }); outdir sets the output folder",
  );
});
