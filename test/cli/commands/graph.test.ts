import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const root = join(__dirname, '../../..');
const command = [...withTypescript, join(root, 'lib/cli/main.ts'), 'graph'];

/** Runs `graph` in a folder with these files. */
function run(files: Readonly<Record<string, string>>, args: readonly string[], input = '') {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const env = { ...process.env, NODE_PATH: join(root, 'node_modules'), NODE_OPTIONS: withTypescript.join(' ') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    env,
    input,
    encoding: 'utf8',
  });
  return { cwd, status, stdout, stderr };
}

/** An app with two charts, by the App of a package. */
const appOf = (name: string): string => `
const { Chart, ApiObject } = require('cdk8s');
const { App } = require('${name}');
const app = new App();
for (const id of ['shop', 'blog']) {
  const chart = new Chart(app, id, { namespace: id });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id + '-settings' } });
  new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29', envFrom: [{ configMapRef: { name: id + '-settings' } }] }] } });
}
app.synth();
`;

const pod = '{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { serviceAccountName: bot, containers: [] } }';

test('the app of cdk8s.yaml is drawn with its constructs, and its output folder stays as it is', () => {
  const files = { 'cdk8s.yaml': 'app: node main.js\n', 'main.js': appOf('cdk8s-gitops') };

  const { cwd, ...result } = run(files, ['-o', 'graph.mmd']);

  expect(result).toEqual({ status: 0, stdout: '', stderr: 'Wrote graph.mmd: 4 objects, 2 references\n' });
  expect(Object.keys(filesBelow(cwd)).sort()).toEqual(['cdk8s.yaml', 'graph.mmd', 'main.js']);
  expect(readFileSync(join(cwd, 'graph.mmd'), 'utf8').match(/subgraph.*/g)).toEqual([
    'subgraph b0["shop"]',
    'subgraph b1["blog"]',
  ]);
});

test('an app of cdk8s is drawn with those constructs whose objects have names of their own', () => {
  const files = {
    'cdk8s.yaml': 'app: node main.js\n',
    'main.js': appOf('cdk8s').replace("name: 'web' }", 'name: id }'),
  };

  const { cwd, status } = run(files, ['-o', 'graph.mmd', '--quiet']);

  expect(status).toBe(0);
  expect(
    readFileSync(join(cwd, 'graph.mmd'), 'utf8')
      .match(/subgraph.*/g)
      ?.sort(),
  ).toEqual(['subgraph b0["blog"]', 'subgraph b1["shop"]']);
});

test('a program with two Apps is drawn with both, each as a cluster of its own', () => {
  const twice = `${appOf('cdk8s-gitops')}\n{\n${appOf('cdk8s-gitops').replace('new App()', "new App({ outdir: process.env.CDK8S_OUTDIR + '/other' })")}}`;
  const files = { 'cdk8s.yaml': 'app: node main.js\n', 'main.js': twice };

  const { cwd, status, stderr } = run(files, ['-o', 'graph.mmd']);

  expect({ status, stderr }).toEqual({ status: 0, stderr: 'Wrote graph.mmd: 8 objects, 4 references\n' });
  expect(readFileSync(join(cwd, 'graph.mmd'), 'utf8').match(/subgraph.*/g)).toEqual([
    'subgraph b0["target#32;App#32;1"]',
    'subgraph b1["shop"]',
    'subgraph b2["blog"]',
    'subgraph b3["target#32;App#32;2"]',
    'subgraph b4["shop"]',
    'subgraph b5["blog"]',
  ]);
});

test('manifests are read from a file, a folder or standard input', () => {
  const wrote = 'Wrote graph.svg: 1 object, 1 reference, 1 missing\n';

  expect(run({ 'web.yaml': pod }, ['-o', 'graph.svg', 'web.yaml']).stderr).toBe(wrote);
  expect(run({ 'web.yaml': pod }, ['-o', 'graph.svg', '.']).stderr).toBe(wrote);
  expect(run({}, ['-o', 'graph.svg', '-'], pod).stderr).toBe(wrote);
});

test('the objects of each target of a folder are in a frame of their own', () => {
  const files = {
    'dev/web.json': '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { url: dev } }',
    'prod/web.json': '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { url: prod } }',
  };

  const { cwd, status } = run(files, ['-o', 'graph.mmd', '.']);

  expect(status).toBe(0);
  expect(readFileSync(join(cwd, 'graph.mmd'), 'utf8').match(/subgraph.*|n\d.*/g)).toEqual([
    'subgraph b0["target#32;dev"]',
    'n0["ConfigMap<br/>web"]',
    'subgraph b1["target#32;prod"]',
    'n1["ConfigMap<br/>web"]',
  ]);
});

test.each([
  ['.', '.', 'run cdk8s-gitops synth, or name another folder'],
  ['-', 'standard input', 'pass manifests to it, or name a folder or file'],
])('a graph of %s without objects is an error, and writes nothing', (path, where, fix) => {
  const { cwd, status, stderr } = run({ 'empty.yaml': '# nothing\n' }, ['-o', 'graph.svg', path]);

  expect({ status, stderr }).toEqual({ status: 2, stderr: `[${where}] Cannot find any object\n  Fix: ${fix}\n` });
  expect(Object.keys(filesBelow(cwd))).toEqual(['empty.yaml']);
});

test('nothing is printed with --quiet', () => {
  const { status, stdout, stderr } = run({ 'web.yaml': pod }, ['-o', 'graph.svg', 'web.yaml', '--quiet']);

  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('another ending is an error, before anything is run', () => {
  const { status, stderr } = run({ 'cdk8s.yaml': 'app: touch ran\n' }, ['-o', 'graph.png']);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[cdk8s-gitops] Cannot write a graph to graph.png: the ending of its name decides on the format\n' +
      '  Fix: use one of .html, .svg, .mmd\n',
  });
});

test('a graph without a path is an error', () => {
  const { status, stderr } = run({}, []);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: '[cdk8s-gitops] Cannot run: no file is named for the graph\n  Fix: name one, such as -o graph.html\n',
  });
});
