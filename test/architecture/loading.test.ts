import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { dependencies } from '../../package.json';
import { withTypescript } from '../node-with-typescript';
import { temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');

/** The files that are loaded after a script, relative to the root. */
function loadedBy(script: string): string[] {
  const print = `${script}\nconsole.log(Object.keys(require.cache).join('\\n'));`;
  const env = { ...process.env, CDK8S_OUTDIR: temporaryFolder() };
  const output = execFileSync(process.execPath, [...withTypescript, '-e', print], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return output
    .trim()
    .split('\n')
    .map((file) => relative(root, file));
}

/** The rooms of lib/ that files are in. */
function roomsOf(files: readonly string[]): string[] {
  const rooms = files.flatMap((file) => /^lib\/((constructs|engines)\/[^/]+|[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(rooms)].sort();
}

const podProgram = `
  const { Chart } = require('cdk8s');
  const { App, ProbedPod } = require('cdk8s-gitops');
  const app = new App();
  const metadata = { name: 'web' };
  new ProbedPod(new Chart(app, 'chart'), 'pod', { metadata, containers: [{ name: 'app', image: 'nginx' }] });
  app.synth();
`;

test('loading the library loads one file of it', () => {
  const files = loadedBy("require('cdk8s-gitops');");

  expect(files.filter((file) => file.startsWith('lib/'))).toEqual(['lib/public/index.ts']);
});

test('an app with a Pod loads what Pods and apps need, and no other construct or engine', () => {
  const rooms = roomsOf(loadedBy(podProgram));

  expect(rooms).toEqual(['api-objects', 'app', 'constructs/pod', 'core', 'kubernetes', 'public', 'system']);
});

test('an app with a Pod loads no package but cdk8s', () => {
  const own = Object.keys(dependencies).map((name) => `node_modules/${name}/`);

  const loaded = loadedBy(podProgram).filter((file) => own.some((folder) => file.startsWith(folder)));

  expect(loaded).toEqual([]);
});

test('the command line loads the engine only if it builds', () => {
  const files = loadedBy("require('./lib/cli/program').createProgram();");

  expect(files.filter((file) => file.includes('kustomize'))).toEqual(['lib/cli/commands/kustomize.ts']);
});
