import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { fakeKubectl } from './fake-kubectl';

const main = join(__dirname, '../../../lib/cli/main.ts');
const settings = (at: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  at: ${at}\n`;
const targets = { 'dist/dev/settings.yaml': settings('dev'), 'dist/prod/settings.yaml': settings('prod') };

/** A project whose app writes the files of `next`. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  const all = { 'cdk8s.yaml': 'app: cp -r next/. "$CDK8S_OUTDIR"\n', ...files };
  Object.entries(all).forEach(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  });
  return folder;
}

function run(cwd: string, ...args: readonly string[]) {
  const kubectl = fakeKubectl(cwd, { kinds: 'configmaps cm v1 true ConfigMap create,delete,list', objects: [] });
  const { status, stdout, stderr } = spawnSync(process.execPath, [...withTypescript, main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, KUBECTL: kubectl.path },
  });
  return { status, stdout, stderr };
}

const unclear = (where: string): string =>
  `[${where}] Cannot tell which target is meant: ConfigMap/settings is different in dev and in prod\n` +
  '  Fix: choose one of --target dev, --target prod\n';

const next = { 'next/dev/settings.yaml': settings('dev'), 'next/prod/settings.yaml': settings('prod') };
const cluster = 'Cluster: context dev, https://dev:6443, namespace default\n';

test.each([
  { args: ['status'], stderr: unclear('dist') },
  { args: ['apply-plan'], stderr: unclear('dist') },
  { args: ['synth', '--stdout'], stderr: unclear('cdk8s-gitops') },
  { args: ['diff', '--cluster'], stderr: `${cluster}${unclear('cdk8s-gitops')}` },
  { args: ['diff', '--cluster', 'dist'], stderr: `${cluster}${unclear('dist')}` },
])('$args of an output with several targets needs to know which one', ({ args, stderr }) => {
  expect(run(project({ ...targets, ...next }), ...args)).toEqual({ status: 2, stdout: '', stderr });
});

test('synth --stdout prints the objects of one target', () => {
  expect(run(project(next), 'synth', '--stdout', '--target', 'prod')).toEqual({
    status: 0,
    stdout: settings('prod'),
    stderr: '',
  });
});

test('apply-plan has the commands for one target', () => {
  expect(run(project(targets), 'apply-plan', '--target', 'prod')).toEqual({
    status: 0,
    stdout: '# 1. Apply 1 object\nkubectl apply --server-side --force-conflicts -f dist/prod/settings.yaml\n',
    stderr: '',
  });
});

test('a command of apply-plan that reads from apply-plan names the target', () => {
  const kustomization = 'resources: [settings.yaml]\nnamePrefix: p-\n';

  const { stdout } = run(
    project({ ...targets, 'dist/prod/kustomization.yaml': kustomization }),
    'apply-plan',
    '--target',
    'prod',
  );

  expect(stdout).toMatch(/ apply-plan dist --target=prod --step=1 \| kubectl apply /);
});

test('status asks the cluster about one target', () => {
  expect(run(project(targets), 'status', '--target', 'dev', '--quiet')).toEqual({
    status: 1,
    stdout: 'Missing  ConfigMap/default/settings\n\n1 object, 1 missing\n',
    stderr: 'Not all is healthy.\n',
  });
});

test('diff names the target of each object, and never compares those of two targets', () => {
  const files = {
    ...targets,
    'dist/dev/more.yaml': settings('dev').replace('settings', 'more'),
    'next/dev/settings.yaml': settings('test'),
    'next/prod/settings.yaml': settings('stage'),
    'next/prod/more.yaml': settings('dev').replace('settings', 'more'),
  };

  expect(run(project(files), 'diff')).toEqual({
    status: 1,
    stdout:
      '- ConfigMap/more (target dev)\n\n' +
      '~ ConfigMap/settings (target dev)\n    data.at dev → test\n\n' +
      '+ ConfigMap/more (target prod)\n\n' +
      '~ ConfigMap/settings (target prod)\n    data.at prod → stage\n\n' +
      '1 added, 2 changed, 1 removed\n',
    stderr: '4 objects are different\n',
  });
});

test('diff names the folders of an object that is the same in both before and after', () => {
  const files = {
    'dist/dev/settings.yaml': settings('old'),
    'dist/prod/settings.yaml': settings('old'),
    'next/dev/settings.yaml': settings('new'),
    'next/prod/settings.yaml': settings('new'),
  };

  expect(run(project(files), 'diff').stdout).toBe(
    '~ ConfigMap/settings (target dev)\n    data.at old → new\n\n' +
      '~ ConfigMap/settings (target prod)\n    data.at old → new\n\n' +
      '2 changed\n',
  );
});

test('the JSON of diff has the target of each object', () => {
  const { stdout } = run(
    project({ ...targets, ...next, 'next/prod/settings.yaml': settings('stage') }),
    'diff',
    '--json',
  );

  const { changes } = JSON.parse(stdout) as { changes: readonly { readonly target?: string }[] };
  expect(changes.map(({ target }) => target)).toEqual(['prod']);
});

test('diff --target compares one target, also if it is new', () => {
  const { 'dist/dev/settings.yaml': dev } = targets;

  expect(run(project({ 'dist/dev/settings.yaml': dev, ...next }), 'diff', '--target', 'prod')).toEqual({
    status: 1,
    stdout: '+ ConfigMap/settings\n\n1 added\n',
    stderr: '1 object is different\n',
  });
});

test('diff --target compares a target with a file, which has no folders', () => {
  const folder = project({ ...targets, 'live.yaml': settings('live') });

  expect(run(folder, 'diff', 'live.yaml', 'dist', '--target', 'prod').stdout).toBe(
    '~ ConfigMap/settings\n    data.at live → prod\n\n1 changed\n',
  );
});

test('diff warns if objects are removed and added only because one side has targets', () => {
  const result = run(project({ ...next, 'live.yaml': settings('dev') }), 'diff', 'live.yaml');

  expect(result).toEqual({
    status: 1,
    stdout:
      '- ConfigMap/settings\n\n+ ConfigMap/settings (target dev)\n\n+ ConfigMap/settings (target prod)\n\n' +
      '2 added, 1 removed\n',
    stderr:
      'Warning: [diff] Some objects are removed here and added there, because only one side has targets: dev, prod\n' +
      '  Fix: compare one of them: --target dev, --target prod\n3 objects are different\n',
  });
});

test('diff with the folder of a target compares it with that of the app', () => {
  const folder = project({ ...targets, ...next, 'next/dev/settings.yaml': settings('test') });

  expect(run(folder, 'diff', 'dist/dev')).toEqual({
    status: 1,
    stdout: '~ ConfigMap/settings\n    data.at dev → test\n\n1 changed\n',
    stderr: '1 object is different\n',
  });
});

test('a folder that the app no longer writes is removed', () => {
  expect(run(project({ ...targets, 'next/prod/settings.yaml': settings('prod') }), 'diff', 'dist/dev').stdout).toBe(
    '- ConfigMap/settings\n\n1 removed\n',
  );
});

test('two versions of an object in one file have a number each', () => {
  const [before, after] = [['a', 'b'].map(settings).join('---\n'), ['c', 'd'].map(settings).join('---\n')];

  expect(run(project({ 'dist/app.yaml': before, 'next/app.yaml': after }), 'diff').stdout).toBe(
    '~ ConfigMap/settings (target app.yaml) (1 of 2)\n    data.at a → c\n\n' +
      '~ ConfigMap/settings (target app.yaml) (2 of 2)\n    data.at b → d\n\n' +
      '2 changed\n',
  );
});

test('diff --target with a target of neither side is an error', () => {
  expect(run(project({ ...targets, ...next }), 'diff', '--target', 'test')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot find the target "test": no folder with objects has that name\n' +
      '  Fix: use one of dev, prod\n',
  });
});

test('the same object in two folders is a warning, and all objects are used', () => {
  const files = { 'next/x/settings.yaml': settings('a'), 'next/y/settings.yaml': settings('a') };

  expect(run(project(files), 'synth', '--stdout')).toEqual({
    status: 0,
    stdout: `${settings('a')}---\n${settings('a')}`,
    stderr:
      'Warning: [cdk8s-gitops] ConfigMap/settings is in x and in y, with the same content\n' +
      '  Fix: if these are for two targets, choose one of --target x, --target y\n',
  });
});

describe('an app that notes its targets, of which no two have the same object', () => {
  const list = '# target dev: dev.yaml\n# target prod: prod.yaml\ndev.yaml\nprod.yaml\n';
  const [dev, prod] = [settings('dev'), settings('prod').replace('settings', 'others')];
  const noted = { 'dist/dev.yaml': dev, 'dist/prod.yaml': prod, 'dist/.cdk8s-gitops': list };
  const nextNoted = { 'next/dev.yaml': dev, 'next/prod.yaml': prod, 'next/.cdk8s-gitops': list };
  const needsOne = (where: string): string =>
    `[${where}] Cannot tell which target is meant: the objects are for dev, prod\n` +
    '  Fix: choose one of --target dev, --target prod\n';

  test.each([
    { args: ['status'], stderr: needsOne('dist') },
    { args: ['apply-plan'], stderr: needsOne('dist') },
    { args: ['synth', '--stdout'], stderr: needsOne('cdk8s-gitops') },
  ])('$args needs to know which one', ({ args, stderr }) => {
    expect(run(project({ ...noted, ...nextNoted }), ...args)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('apply-plan has the commands for one target, also if it has no folder', () => {
    expect(run(project(noted), 'apply-plan', '--target', 'prod').stdout).toBe(
      '# 1. Apply 1 object\nkubectl apply --server-side --force-conflicts -f dist/prod.yaml\n',
    );
  });

  test('diff compares an object with that of the same target', () => {
    const moved = { ...nextNoted, 'next/dev.yaml': dev.replace('settings', 'others') };

    expect(run(project({ ...noted, ...moved }), 'diff').stdout).toBe(
      '> ConfigMap/settings → others (target dev)\n    metadata.name settings → others\n\n1 renamed\n',
    );
  });

  test('diff with an output that has no notes yet compares the objects all the same', () => {
    const { 'dist/.cdk8s-gitops': _notes, ...old } = noted;

    expect(run(project({ ...old, ...nextNoted }), 'diff').stdout).toBe('no difference\n');
    expect(run(project({ 'dist/app.yaml': `${dev}---\n${prod}`, ...nextNoted }), 'diff').stdout).toBe(
      'no difference\n',
    );
  });

  test('diff with an output in one file compares the objects all the same', () => {
    const old = { 'dist/app.yaml': `${dev}---\n${prod}`, 'dist/.cdk8s-gitops': list.replaceAll(/: .*/g, ': app.yaml') };

    expect(run(project({ ...old, ...nextNoted }), 'diff').stdout).toBe('no difference\n');
  });

  test('diff with no output names the targets of new objects', () => {
    expect(run(project({ 'dist/.keep': '', ...nextNoted }), 'diff').stdout).toBe(
      '+ ConfigMap/settings (target dev)\n\n+ ConfigMap/others (target prod)\n\n2 added\n',
    );
  });

  test('diff --target compares one target', () => {
    const changed = { ...nextNoted, 'next/dev.yaml': settings('a'), 'next/prod.yaml': prod.replace('prod', 'b') };

    expect(run(project({ ...noted, ...changed }), 'diff', '--target', 'prod').stdout).toBe(
      '~ ConfigMap/others (target prod)\n    data.at prod → b\n\n1 changed\n',
    );
  });

  test('an unknown target is an error', () => {
    expect(run(project(noted), 'apply-plan', '--target', 'test').stderr).toBe(
      '[cdk8s-gitops] Cannot find the target "test": the app has no objects for it\n  Fix: use one of dev, prod\n',
    );
  });

  test('synth keeps the notes of the app', () => {
    const folder = project(nextNoted);

    expect(run(folder, 'synth').status).toBe(0);
    expect(readFileSync(join(folder, 'dist/.cdk8s-gitops'), 'utf8')).toContain(list);
  });
});

test('objects of several targets in one file are an error, because no command can take them apart', () => {
  const list = '# target dev: app.yaml\n# target prod: app.yaml\n';
  const folder = project({ 'dist/app.yaml': settings('a'), 'dist/.cdk8s-gitops': list });

  expect(run(folder, 'apply-plan', '--target', 'dev')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot tell which target is meant: app.yaml has objects for dev, prod\n' +
      "  Fix: write each target to a folder of its own: gitOpsLayout({ path: '{target}/{kind}-{name}.yaml' })\n",
  });
});

test('synth takes --target only together with --stdout', () => {
  expect(run(project(next), 'synth', '--target', 'dev')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot run: --target is about what --stdout prints\n  Fix: add --stdout, or leave out --target\n',
  });
});

test('in a graph, objects refer to those of their own target', () => {
  const pod =
    '{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { containers: [{ name: web, envFrom: [{ configMapRef: { name: settings } }] }] } }';
  const folder = project({ ...targets, 'dist/prod/web.yaml': pod });

  const { stderr } = run(folder, 'graph', 'dist', '-o', 'graph.mmd');

  expect(stderr).toBe('Wrote graph.mmd: 3 objects, 1 reference\n');
  expect(readFileSync(join(folder, 'graph.mmd'), 'utf8')).toContain('n2 --> n1');
});
