import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { fakeKubectl } from './fake-kubectl';

const main = join(__dirname, '../../../lib/cli/main.ts');
const configMap = (name: string): string => `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }\n`;

/** A project with an output folder. */
function project(files: Readonly<Record<string, string>> = { 'a.yaml': configMap('a') }): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'dist'));
  Object.entries(files).forEach(([name, text]) => writeFileSync(join(folder, 'dist', name), text));
  return folder;
}

function run(cwd: string, args: readonly string[], kubectl = 'no-kubectl') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...withTypescript, main, 'apply-plan', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, KUBECTL: kubectl },
  });
  return { status, stdout, stderr };
}

test('it prints the plan of the output folder, and asks no cluster', () => {
  expect(run(project(), [])).toEqual({
    status: 0,
    stdout: '# 1. Apply 1 object\nkubectl apply --server-side --force-conflicts -f dist/a.yaml\n',
    stderr: '',
  });
});

test('a kustomization that makes objects of its files is built, and its objects come from --step', () => {
  const folder = project({
    'kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: p-',
    'a.yaml': configMap('a'),
  });

  expect(run(folder, []).stdout).toMatch(/apply-plan dist --step=1 \| kubectl apply --server-side .*-f -\n$/);
  expect(run(folder, ['--step=1']).stdout).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p-a\n');
});

test('with --json, it prints the steps as data, without what is in the objects', () => {
  const folder = project({
    'a.yaml': '{ apiVersion: v1, kind: Secret, metadata: { name: a }, data: { a: czNjcjN0 } }',
  });

  const { stdout } = run(folder, ['--json', '--prune', '--name=shop', '-n=shop']);

  expect(stdout).not.toContain('czNjcjN0');
  const { steps } = JSON.parse(stdout) as { steps: { title: string; objects: { name: string }[] }[] };
  expect(steps.map(({ title, objects }) => [title, objects.map(({ name }) => name)])).toEqual([
    ['Create the ApplySet shop, if it is not there', ['shop']],
    ['Apply 1 object, and delete what is gone (kubectl 1.28 or later)', ['a']],
  ]);
});

test('with --step, it prints the objects that the command of the step reads', () => {
  const folder = project({ 'a.yaml': configMap('a') });

  const { stdout } = run(folder, ['--prune', '--name=shop', '-n=shop', '--step=1']);

  expect(stdout).toMatch(/^apiVersion: v1\nkind: Secret\nmetadata:\n {2}name: shop\n {2}namespace: shop\n/);
});

test('a step that reads files has no objects to print', () => {
  expect(run(project(), ['--step', '1'])).toEqual({
    status: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot print step 1: it does not read objects from this command\n' +
      '  Fix: leave out --step: no step does\n',
  });
});

test('with --run, it says which cluster it asks, and shows what it does', () => {
  const folder = project();
  const kubectl = fakeKubectl(folder);

  const { status, stdout, stderr } = run(folder, ['--run'], kubectl.path);

  expect(stderr).toBe(
    'Cluster: context dev, https://dev:6443, namespace default\n' +
      '1/1 Apply 1 object\n    object/one serverside-applied\nEverything is applied.\n',
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(kubectl.calls()).toEqual(['apply --server-side --force-conflicts -f dist/a.yaml --namespace=default']);
});

test('with --run and --json, standard output has what each step did, and nothing else', () => {
  const folder = project();

  const { stdout } = run(folder, ['--run', '--json', '--context=dev'], fakeKubectl(folder).path);

  const command = 'kubectl apply --server-side --force-conflicts -f dist/a.yaml --namespace=default --context=dev';
  expect(JSON.parse(stdout)).toEqual({
    cluster: { context: 'dev', server: 'https://dev:6443', namespace: 'default' },
    steps: [{ title: 'Apply 1 object', command, lines: ['object/one serverside-applied'] }],
  });
});

test('it stops at the first command that fails, and prints it', () => {
  const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }';
  const folder = project({ 'a.yaml': namespace, 'b.yaml': configMap('b') });
  const kubectl = fakeKubectl(folder, { failsFor: 'a.yaml' });

  const { status, stderr } = run(folder, ['--run', '--quiet'], kubectl.path);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[apply-plan] Cannot go on at step 1 of 2 (Apply 1 Namespace): it ended with exit code 1\n' +
      '    Error from server: no\n' +
      '  Fix: correct that, and run again. The command of this step: ' +
      'kubectl apply --server-side --force-conflicts -f dist/a.yaml\n',
  });
  expect(kubectl.calls().filter((call) => call.startsWith('apply'))).toHaveLength(1);
});

test('if an object fails, it shows once what was done before, and why', () => {
  const folder = project({ 'a.yaml': `${configMap('a')}---\n${configMap('b')}` });
  const kubectl = fakeKubectl(folder, { failsFor: 'a.yaml', done: 'configmap/a serverside-applied' });

  const { stderr } = run(folder, ['--run'], kubectl.path);

  expect(stderr).toBe(
    'Cluster: context dev, https://dev:6443, namespace default\n' +
      '1/1 Apply 2 objects\n' +
      '    configmap/a serverside-applied\n' +
      '[apply-plan] Cannot go on at step 1 of 1 (Apply 2 objects): it ended with exit code 1\n' +
      '    Error from server: no\n' +
      '  Fix: correct that, and run again. The command of this step: ' +
      'kubectl apply --server-side --force-conflicts -f dist/a.yaml --namespace=default\n',
  );
});

test('if the cluster does not answer, it says how to reach it', () => {
  const folder = project({ 'a.yaml': configMap('a') });
  const kubectl = fakeKubectl(folder, { failsFor: '-' });

  const { stderr } = run(folder, ['--run', '--quiet', '-n=shop'], kubectl.path);

  expect(stderr).toContain(
    '\n  Fix: make kubectl cluster-info work: start the cluster, log in to it, or set another one with --context. Then run again. ',
  );
});

test('if the user does not have the rights for a step, it names them', () => {
  const folder = project({ 'a.yaml': configMap('a') });
  const kinds = 'configmaps cm v1 true ConfigMap create';
  const kubectl = fakeKubectl(folder, { failsFor: 'a.yaml', kinds, rights: [true, false] });

  const { stderr } = run(folder, ['--run', '--quiet', '-n=shop'], kubectl.path);

  expect(stderr).toContain(
    '\n  Fix: ask those who run the cluster for the right to patch configmaps in Namespace shop, and run again. The command',
  );
});

test('if the user does not have the rights to wait, it names them at once', () => {
  const names = { group: 'acme.io', names: { kind: 'Price', plural: 'prices' } };
  const spec = { ...names, scope: 'Namespaced', versions: [{ name: 'v1', served: true, storage: true }] };
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec };
  const folder = project({ 'a.json': JSON.stringify({ ...crd, metadata: { name: 'prices.acme.io' } }) });
  const kinds = 'customresourcedefinitions crd apiextensions.k8s.io/v1 false CustomResourceDefinition list';
  const kubectl = fakeKubectl(folder, { failsFor: 'wait', kinds, rights: [true, false, false] });

  const { stderr } = run(folder, ['--run', '--quiet', '-n=shop'], kubectl.path);

  expect(stderr).toBe(
    '[apply-plan] Cannot go on at step 2 of 2 (Wait until the API server serves its kind): it ended with exit code 1\n' +
      '    Error from server: no\n' +
      '  Fix: ask those who run the cluster for the right to list and watch ' +
      'customresourcedefinitions.apiextensions.k8s.io, and run again. The command of this step: ' +
      'until kubectl wait --for=condition=Established --timeout=60s crd/prices.acme.io; do sleep 1; done\n',
  );
  expect(kubectl.calls().filter((call) => call.startsWith('wait'))).toHaveLength(1);
});

test('--prune takes the name of package.json', () => {
  const folder = project();
  writeFileSync(join(folder, 'package.json'), '{ "name": "@acme/Shop" }');

  const { stdout } = run(folder, ['--prune', '-n=shop']);

  expect(stdout).toContain('--applyset=secret/acme-shop --namespace=shop -f dist/a.yaml');
});

test('--run --prune with an older kubectl is an error, and nothing is applied', () => {
  const folder = project();
  const kubectl = fakeKubectl(folder, { version: 'v1.27.9' });

  const { status, stderr } = run(folder, ['--run', '--prune', '--name=shop', '-n=shop'], kubectl.path);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      `[kubectl] Cannot use kubectl v1.27.9 (${kubectl.path}): v1.28.0 or later is needed\n` +
      '  Fix: install kubectl 1.28 or later, or set the variable KUBECTL to its path\n',
  });
  expect(kubectl.calls()).toEqual([]);
});

test('without any name, --prune is an error', () => {
  expect(run(project(), ['--prune', '-n=shop']).stderr).toBe(
    '[cdk8s-gitops] Cannot prune: nothing names the objects of this app, because there is no package.json with a name\n' +
      '  Fix: give a name of its own to each app: --name shop\n',
  );
});

test('flags that would do nothing are errors', () => {
  expect(run(project(), ['--name=shop', '--step=1', '--run']).stderr).toBe(
    '[cdk8s-gitops] Cannot run: --name is the name for --prune\n  Fix: add --prune, or leave out --name\n' +
      '[cdk8s-gitops] Cannot run: --step prints, and --run applies\n  Fix: leave out one of the two\n',
  );
});

test('a warning tells that the output is older than the app', () => {
  const folder = project();
  writeFileSync(join(folder, 'main.ts'), '');
  const { status, stderr } = spawnSync('touch', ['-d', '1 hour', 'main.ts'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });

  expect(run(folder, []).stderr).toBe(
    'Warning: [dist] The output may be out of date: main.ts is newer\n  Fix: run cdk8s-gitops synth\n',
  );
});

test('before the first synth, that is an error', () => {
  expect(run(temporaryFolder(), []).stderr).toBe(
    '[cdk8s-gitops] Cannot read the output folder dist: it is not there\n' +
      '  Fix: run cdk8s-gitops synth, or name a folder\n',
  );
});

test.each(['deploy', '-'])('a folder that is missing is an error: %s', (folder) => {
  expect(run(temporaryFolder(), [folder]).stderr).toBe(
    `[cdk8s-gitops] Cannot read ${folder}: nothing is there\n  Fix: use the path of a folder or file\n`,
  );
});
