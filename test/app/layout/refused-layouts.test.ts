import { ApiObject, Chart } from 'cdk8s';
import { App, type AppProps, gitOpsLayout } from 'cdk8s-gitops';
import { type GitOpsLayoutProps } from 'cdk8s-gitops/gitops';
import { messageOf } from '../../message-of';
import { appWith, configMap, pathsOf } from './layout-app';

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
  configMap(new Chart(app, 'shop'), 'settings', { name: 'a'.repeat(126) });

  expect(messageOf(() => app.synth())).toBe(
    `[shop/settings] Cannot write "${'a'.repeat(75)} … (259 characters): a part of it is longer than 255 bytes, which file systems do not take\n` +
      '  Fix: use folders, such as {kind}/{name}.yaml, or a shorter name',
  );
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

test('a layout without a path is an error that shows one', () => {
  const message = messageOf(() => gitOpsLayout({ index: true } as unknown as GitOpsLayoutProps));

  expect(message).toBe(
    '[gitOpsLayout] Cannot leave out path: it is required\n  Fix: add path: "{namespace}/{kind}-{name}.yaml"',
  );
});
