import { ApiObject, App as PlainApp, Chart, type ChartProps, JsonPatch } from 'cdk8s';
import { App, Include, type IncludeProps } from 'cdk8s-gitops';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

const chartOf = (props: ChartProps = {}) => new Chart(new PlainApp(), 'chart', props);
const include = (props: IncludeProps, chartProps: ChartProps = {}) => new Include(chartOf(chartProps), 'vendor', props);
const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
const inFolder = (files: Record<string, string>): string => {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};
const names = (group: Include) => group.apiObjects.map((object) => `${object.kind}/${object.name}`);

test('writes every object as it was read', () => {
  const yaml = `apiVersion: v1
kind: ConfigMap
metadata:
  name: odd
  creationTimestamp: null
data:
  empty: {}
  none: null
  octal: 017
  yes: yes
  date: 2001-01-01
---
apiVersion: batch/v1
kind: Job
metadata:
  generateName: migrate-
---
apiVersion: example.com/v1
kind: Config
list: []
`;

  expect(include({ yaml }).apiObjects.map((object) => object.toJson() as unknown)).toStrictEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'odd', creationTimestamp: null },
      data: { empty: {}, none: null, octal: 15, true: true, date: '2001-01-01' },
    },
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-' } },
    { apiVersion: 'example.com/v1', kind: 'Config', list: [] },
  ]);
});

test("adds the chart's namespace to namespaced objects, and the chart's labels to all objects", () => {
  const yaml = `${pod('web')}---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: prod\n`;

  const metadata = include({ yaml }, { namespace: 'prod', labels: { team: 'a' } }).apiObjects.map(
    (object) => (object.toJson() as { metadata: unknown }).metadata,
  );

  expect(metadata).toEqual([
    { name: 'web', namespace: 'prod', labels: { team: 'a' } },
    { name: 'prod', labels: { team: 'a' } },
  ]);
});

test('reads a file', () => {
  const folder = inFolder({ 'a.yaml': pod('a') });

  expect(names(include({ path: `${folder}/a.yaml` }))).toEqual(['Pod/a']);
});

test('reads the files of a glob in the order of their names', () => {
  const folder = inFolder({ 'b.yaml': pod('b'), 'a.yaml': pod('a'), 'c.txt': 'no', 'deep/d.yaml': pod('d') });

  expect(names(include({ path: `${folder}/*.yaml` }))).toEqual(['Pod/a', 'Pod/b']);
  expect(names(include({ path: `${folder}/**/*.yaml` }))).toEqual(['Pod/a', 'Pod/b', 'Pod/d']);
});

test('reads a path relative to the working folder', () => {
  expect(names(include({ path: './test/constructs/include/vendor/*.yaml' }))).toEqual([
    'Service/web',
    'Deployment/web',
  ]);
});

test('treats a file whose name looks like a glob as a file', () => {
  const folder = inFolder({ '[a].yaml': pod('bracket'), 'a.yaml': pod('a') });

  expect(names(include({ path: `${folder}/[a].yaml` }))).toEqual(['Pod/bracket']);
});

test('gives its objects ids that do not change when other objects are added or removed', () => {
  const ids = (yaml: string) => include({ yaml }).node.children.map((child) => child.node.id);

  expect(ids(pod('a') + '---\n' + pod('b'))).toEqual(['a-pod', 'b-pod']);
  expect(ids(pod('b'))).toEqual(['b-pod']);
});

test('applies patches, and its objects can be patched later', () => {
  const group = include({
    yaml: pod('web'),
    patches: [{ target: { kind: 'Pod' }, patch: { spec: { nodeName: 'one' } } }],
  });
  ApiObject.of(group.getApiObject('Pod', 'web')).addJsonPatch(JsonPatch.add('/spec/hostNetwork', true));

  expect((group.apiObjects[0].toJson() as { spec: unknown }).spec).toEqual({ nodeName: 'one', hostNetwork: true });
});

test('names a value of a patch that is not data', () => {
  const patch = [{ op: 'add', path: '/spec/a', value: { b: () => 1 } }] as const;

  expect(messageOf(() => include({ yaml: pod('web'), patches: [{ target: { kind: 'Pod' }, patch }] }))).toBe(
    '[chart/vendor] Cannot use a function as patches[0].patch[0].value.b: it must be plain data\n' +
      '  Fix: use strings, numbers, booleans, lists and maps',
  );
});

test('works in our App, in which the same object twice is an error', () => {
  const app = new App({ outdir: temporaryFolder() });
  new Include(new Chart(app, 'chart'), 'vendor', { yaml: `${pod('web')}---\n${pod('web')}` });

  expect(() => app.synth()).toThrow(
    '[chart/vendor/web-pod-2] Cannot have Pod/web twice: chart/vendor/web-pod is the same object',
  );
});

test('reports file, line and column of all problems in all files', () => {
  const folder = inFolder({ 'a.yaml': 'kind: Pod\n', 'b.yaml': 'apiVersion: v1\nkind: Pod\nkind: Pod\n' });

  const broken = () => include({ path: `${folder}/*.yaml` });

  expect(broken).toThrow(`[${folder}/a.yaml:1:1] `);
  expect(broken).toThrow(`[${folder}/b.yaml:3:1] `);
});

test('names the construct if its text is broken', () => {
  expect(() => include({ yaml: 'kind: Pod\n' })).toThrow('[chart/vendor:1:1] ');
});

test.each<[string, object, string]>([
  [
    'no file is there',
    { path: 'nothing/here.yaml' },
    'Cannot include nothing/here.yaml: the file does not exist\n  Fix: give a path relative to the working folder',
  ],
  [
    'no file matches',
    { path: 'nothing/*.yaml' },
    'Cannot include nothing/*.yaml: no file matches it\n  Fix: give a path relative to the working folder',
  ],
  ['the path is a folder', { path: 'test' }, 'Cannot include test: it is a folder\n  Fix: use test/*.yaml'],
  [
    'it contains no object',
    { yaml: '# nothing\n' },
    'Cannot include chart/vendor: it contains no object\n  Fix: include YAML with Kubernetes objects',
  ],
  [
    'nothing is given',
    {},
    'Cannot use the props without any of path, url, yaml: one is required\n  Fix: add path: "./vendor/*.yaml"',
  ],
  [
    'too much is given',
    { path: 'a', yaml: 'b' },
    'Cannot use path and yaml together in the props: they exclude each other\n  Fix: keep one of path, yaml',
  ],
  [
    'a URL comes without a digest',
    { url: 'https://example.com/a.yaml' },
    'Cannot trust https://example.com/a.yaml: sha256 is missing\n' +
      '  Fix: set sha256 to what this prints: curl -sL https://example.com/a.yaml | sha256sum',
  ],
  [
    'a URL is none',
    { url: './a.yaml', sha256: '0'.repeat(64) },
    'Cannot use "./a.yaml" as url: it must be an http or https URL\n  Fix: use path for files',
  ],
  [
    'several paths are given',
    { path: ['a.yaml', 'b.yaml'] },
    'Cannot use ["a.yaml","b.yaml"] as path: it must be a string\n  Fix: use "./vendor/*.yaml"',
  ],
  [
    'a digest stands where nothing is checked against it',
    { path: 'a.yaml', sha256: '0'.repeat(64) },
    'Cannot use sha256 without url: only a URL is checked by it\n  Fix: leave it out',
  ],
  [
    'a field is misspelt',
    { yaml: pod('web'), patche: [] },
    'Cannot use patche: the field is unknown\n  Fix: use patches',
  ],
  [
    'a digest is not a digest',
    { url: 'https://example.com/a.yaml', sha256: 'abc' },
    'Cannot trust https://example.com/a.yaml: "abc" is not a SHA-256 digest of 64 hexadecimal digits\n' +
      '  Fix: set sha256 to what this prints: curl -sL https://example.com/a.yaml | sha256sum',
  ],
  [
    'the YAML is bytes, which may be secret',
    { yaml: Buffer.from('kind: Secret') },
    'Cannot use an object as yaml: it must be a string\n  Fix: use "kind: …"',
  ],
  [
    'the patches are not a list',
    { yaml: pod('web'), patches: { patch: {} } },
    'Cannot use {"patch":{}} as patches: it must be a list\n  Fix: use [{"patch":{}}]',
  ],
  [
    'a patch has both a path and a content, and an unknown field',
    { yaml: pod('web'), patches: [{ patch: {}, path: 'a.yaml', targt: {} }] },
    'Cannot use patches[0].targt: the field is unknown\n  Fix: use target\n' +
      '[chart/vendor] Cannot use patch and path together in patches[0]: they exclude each other\n  Fix: keep one of patch, path',
  ],
])('is an error if %s', (_, props, message) => {
  expect(() => include(props as unknown as IncludeProps)).toThrow(`[chart/vendor] ${message}`);
});

test('is an error if a file is not UTF-8', () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/a.yaml`, Buffer.from([0xff, 0xfe, 0x41]));

  expect(() => include({ path: `${folder}/a.yaml` })).toThrow(
    `[chart/vendor] Cannot read ${folder}/a.yaml: it is not UTF-8\n  Fix: save it as UTF-8`,
  );
});
