import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { withTypescript } from '../../node-with-typescript';
import { app, changed, project, replicas, root, Watched } from './watched-project';

jest.setTimeout(60_000);

test('the first run names the objects that are new', async () => {
  const watched = new Watched(project);

  expect(await watched.nextRun()).toEqual(['+ Deployment/web']);
});

test.each<[how: string, edit: (watched: Watched) => void]>([
  ['is written', (watched) => appendFileSync(`${watched.folder}/replicas.js`, replicas(3))],
  ['is replaced by another, as editors do', (watched) => watched.write('replicas.js', replicas(3))],
])('a module that %s is loaded again', async (_, edit) => {
  const watched = new Watched(project);
  await watched.nextRun();

  edit(watched);

  expect(await watched.nextRun()).toEqual(changed);
});

test('a module that is removed and comes again is noticed, and the output is kept until then', async () => {
  const watched = new Watched(project);
  await watched.nextRun();
  const output = readFileSync(`${watched.folder}/dist/web.k8s.yaml`, 'utf8');

  rmSync(`${watched.folder}/replicas.js`);
  const broken = await watched.nextRun();
  const kept = readFileSync(`${watched.folder}/dist/web.k8s.yaml`, 'utf8');
  watched.write('replicas.js', replicas(3));

  expect(broken.join('\n')).toContain("Error: Cannot find module './replicas'");
  expect(broken.at(-2)).toBe('[cdk8s-gitops] Cannot run the app ("node main.js"): it ended with exit code 1');
  expect(kept).toBe(output);
  expect(await watched.nextRun()).toEqual(changed);
});

test('a file that the app does not load is not watched', async () => {
  const watched = new Watched({ ...project, 'other.js': '', 'other.yaml': 'kind: Pod' });

  await watched.nextRun();

  expect(watched.found).toBe('Watching 3 files. Press Ctrl-C to stop');
});

test.each([
  'existsSync(file)',
  'await promises.access(file).then(() => true, () => false)',
  'await new Promise((done) => stat(file, (error) => done(error === null)))',
])('a file that the app looks for, and that comes, is noticed: %s', async (isThere) => {
  const watched = new Watched({
    'cdk8s.yaml': 'app: node main.mjs\n',
    'main.mjs': `import { existsSync, mkdirSync, promises, stat, writeFileSync } from 'node:fs';
const file = 'more.txt';
const spec = { replicas: (${isThere}) ? 3 : 2 };
mkdirSync(process.env.CDK8S_OUTDIR);
const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
writeFileSync(process.env.CDK8S_OUTDIR + '/web.yaml', JSON.stringify(manifest));`,
  });
  await watched.nextRun();

  watched.write('more.txt', '');

  expect(await watched.nextRun()).toEqual(changed);
});

test('a module is watched also if its compiler keeps what it made, and does not read it', async () => {
  const compiler = `require.extensions['.count'] = (module, file) => {
  module.exports.replicas = require('node:fs').statSync(file).size;
};\n`;
  const watched = new Watched({
    ...project,
    'main.js': compiler + app.replace('./replicas', './replicas.count'),
    'replicas.count': 'xx',
  });
  await watched.nextRun();

  watched.write('replicas.count', 'xxx');

  expect(await watched.nextRun()).toEqual(changed);
});

test('what tools keep in .cache is not watched, also if the app reads it', async () => {
  const reader = "require('node:fs').readFileSync('.cache/tool/kept', 'utf8');\n";
  const watched = new Watched({ ...project, 'main.js': reader + app, '.cache/tool/kept': '' });

  await watched.nextRun();

  expect(watched.found).toBe('Watching 3 files. Press Ctrl-C to stop');
});

test('another app in cdk8s.yaml is run, and its modules are watched', async () => {
  const watched = new Watched({ ...project, 'next.js': app.replace('./replicas', './next-replicas') });
  await watched.nextRun();
  watched.write('next-replicas.js', replicas(3));

  watched.write('cdk8s.yaml', 'app: node next.js\n');
  const first = await watched.nextRun();
  watched.write('next-replicas.js', replicas(2));

  expect([first, await watched.nextRun()]).toEqual([changed, ['~ Deployment/web spec.replicas 3 → 2']]);
});

test('ES modules and TypeScript are followed, and data that is read', async () => {
  const watched = new Watched({
    'cdk8s.yaml': `app: node --import ${root}/node_modules/tsx/dist/esm/index.mjs main.mts\n`,
    'main.mts': `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { nameOf } from './name.mts';
const labels: Record<string, string> = JSON.parse(readFileSync('labels.json', 'utf8'));
mkdirSync(process.env.CDK8S_OUTDIR!);
const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', labels }, data: { name: nameOf() } };
writeFileSync(process.env.CDK8S_OUTDIR + '/web.yaml', JSON.stringify(manifest));`,
    'name.mts': "export const nameOf = (): string => 'one';\n",
    'labels.json': '{ "a": "b" }',
  });
  await watched.nextRun();

  watched.write('name.mts', "export const nameOf = (): string => 'two';\n");
  const module = await watched.nextRun();
  watched.write('labels.json', '{ "a": "c" }');

  expect([module, await watched.nextRun()]).toEqual([
    ['~ ConfigMap/web data.name one → two'],
    ['~ ConfigMap/web metadata.labels.a b → c'],
  ]);
});

test('the sources of the project are watched if the app does not run on Node.js', async () => {
  const watched = new Watched({
    'cdk8s.yaml': 'app: mkdir $CDK8S_OUTDIR && cp manifests/*.yaml $CDK8S_OUTDIR\n',
    'manifests/web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: b }\n',
  });
  await watched.nextRun();

  watched.write('manifests/web.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: c }\n');
  const changedFile = await watched.nextRun();
  watched.write('manifests/shop.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\n');

  expect([changedFile, await watched.nextRun()]).toEqual([['~ ConfigMap/web data.a b → c'], ['+ ConfigMap/shop']]);
});

test('the files of a kustomization are watched, and the folder too if it is replaced', async () => {
  const watched = new Watched({
    'cdk8s.yaml': `app: node ${withTypescript.join(' ')} main.js\n`,
    'main.js': `const { Chart } = require('cdk8s');
const { App, Kustomization } = require('cdk8s-gitops');
const app = new App();
new Kustomization(new Chart(app, 'web'), 'web', { resources: ['base'] });
app.synth();`,
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { a: "1" } }\n',
  });
  await watched.nextRun();

  watched.write('base/web.yaml', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { a: "2" } }\n');
  const file = await watched.nextRun();
  watched.write('next/kustomization.yaml', 'namePrefix: my-\nresources: [web.yaml]\n');
  watched.write('next/web.yaml', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { a: "2" } }\n');
  execFileSync('sh', ['-c', 'mv base old && mv next base'], { cwd: watched.folder });

  expect(file).toEqual(['~ ConfigMap/web data.a 1 → 2']);
  // Between the two moves, a run may fail.
  await watched.until('> ConfigMap/web → my-web metadata.name web → my-web');
});

test('there is one run at a time, and after a change during a run there is one more', async () => {
  const watched = new Watched({
    ...project,
    'cdk8s.yaml': 'app: sh app.sh\n',
    'app.sh': 'cat gate && node main.js',
    gate: '',
  });
  await watched.nextRun();
  rmSync(`${watched.folder}/gate`);
  execFileSync('mkfifo', ['gate'], { cwd: watched.folder });
  const release = (): Promise<void> => writeFile(`${watched.folder}/gate`, 'the gate is open\n');

  watched.write('replicas.js', replicas(3));
  await watched.until('Synthesizing');
  watched.write('replicas.js', replicas(4));
  await release();
  const during = await watched.until('Watching');
  await watched.until('Synthesizing');
  await release();
  const more = await watched.until('Watching');

  expect([during, more]).toEqual([
    ['the gate is open', '~ Deployment/web spec.replicas 2 → 4'],
    ['the gate is open', 'No object has changed'],
  ]);
});

test('an output that can not be read is not called unchanged', async () => {
  const watched = new Watched(project);
  await watched.nextRun();

  watched.write('main.js', app.replace('JSON.stringify(manifest)', "'kind: ['"));

  expect(await watched.nextRun()).toEqual([
    'The output was written. What has changed is not known, because not all of it can be read',
  ]);
});

test('a validation that fails is reported, and the output is kept', async () => {
  const watched = new Watched({
    ...project,
    'cdk8s.yaml': 'app: node main.js\nvalidations: [{ package: ./plugin, class: Plugin, version: 1.0.0 }]\n',
    'plugin/index.js': `exports.Plugin = class {
  async validate({ manifests, report }) {
    report.submit(require('node:fs').readFileSync(manifests[0], 'utf8').includes(':2}') ? 'success' : 'failure');
  }
};`,
  });
  await watched.nextRun();
  const output = readFileSync(`${watched.folder}/dist/web.k8s.yaml`, 'utf8');

  watched.write('replicas.js', replicas(3));

  expect((await watched.nextRun()).at(-1)).toMatch(/^The validation failed, and nothing was written/);
  expect(readFileSync(`${watched.folder}/dist/web.k8s.yaml`, 'utf8')).toBe(output);
});

test('a stop by Ctrl-C leaves nothing', async () => {
  const watched = new Watched(project);
  await watched.nextRun();

  watched.child.kill('SIGINT');

  expect(await once(watched.child, 'exit')).toEqual([null, 'SIGINT']);
  expect(readdirSync(watched.temporary)).toEqual([]);
  expect(readdirSync(watched.folder)).toEqual(['cdk8s.yaml', 'dist', 'main.js', 'replicas.js']);
});
