import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'diff'];
const settings = (value: string): string =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: ${value}}}`;

/** Runs `diff` in a folder with these files. */
function run(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  input = '',
  prepare = (_cwd: string): void => undefined,
) {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  prepare(cwd);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('folders are compared with all files in them, without kustomizations and hidden files', () => {
  const files = {
    'old/a/settings.yaml': settings('one'),
    'new/settings.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"x": "one"}}',
    'new/kustomization.yaml': 'resources: [settings.json]',
    'new/.hidden/b.yaml': settings('two'),
  };

  expect(run(files, ['old', 'new'])).toEqual({ status: 0, stdout: 'no difference\n', stderr: '' });
});

test('a kustomization that makes objects of its files is built: its bases and patches are not compared', () => {
  const files = {
    'old/prod/kustomization.yaml': 'resources: [base.yaml]\nnamePrefix: p-\npatches: [{ path: patch.yaml }]',
    'old/prod/base.yaml': settings('one'),
    'old/prod/patch.yaml': settings('two'),
    'new/a.yaml': settings('two').replace('name: a', 'name: p-a'),
  };

  expect(run(files, ['old', 'new'])).toEqual({ status: 0, stdout: 'no difference\n', stderr: '' });
});

test('a link in a folder is read as the file that it leads to', () => {
  const files = { 'old/a.yaml': settings('one'), 'b.yaml': settings('one') };
  const link = (cwd: string): void => {
    mkdirSync(join(cwd, 'new'));
    symlinkSync('../b.yaml', join(cwd, 'new/a.yaml'));
  };

  expect(run(files, ['old', 'new'], '', link).stdout).toBe('no difference\n');
});

test('a difference between a file and standard input ends with 1, and data is all that is on standard output', () => {
  const { status, stdout, stderr } = run({ 'a.yaml': settings('one') }, ['a.yaml', '-', '--json'], settings('two'));

  expect({ status, stderr }).toEqual({ status: 1, stderr: '1 object is different\n' });
  expect(JSON.parse(stdout)).toMatchObject({ summary: { changed: 1 } });
});

const app = 'mkdir $CDK8S_OUTDIR; cp app.yaml $CDK8S_OUTDIR/web.k8s.yaml; echo working';

test('without the new side, the app runs, and what it writes is the new side', () => {
  const files = { 'old/a.yaml': settings('one'), 'app.yaml': settings('two'), 'cdk8s.yaml': `app: ${app}` };

  const { status, stdout, stderr } = run(files, ['old']);

  expect({ status, stderr }).toEqual({ status: 1, stderr: 'working\n1 object is different\n' });
  expect(stdout).toBe('~ ConfigMap/a\n    data.x one → two\n\n1 changed\n');
});

test('without both sides, the output folder of cdk8s.yaml is compared with what the app writes now', () => {
  const files = {
    'out/web.k8s.yaml': settings('one'),
    'app.yaml': settings('one'),
    'cdk8s.yaml': `app: ${app}\noutput: out`,
  };

  expect(run(files, ['--quiet'])).toEqual({ status: 0, stdout: 'no difference\n', stderr: '' });
});

test.each([
  [[], 'Cannot read the output folder dist: it is not there', 'run cdk8s-gitops synth, or name a folder'],
  [
    ['a.yaml', 'b.yaml'],
    'Cannot read b.yaml: nothing is there',
    'use the path of a folder or file, or - for standard input',
  ],
  [
    ['--cluster', 'a.yaml', 'a.yaml'],
    'Cannot run: --cluster and a.yaml each set the old side',
    'leave out all but one',
  ],
  [
    ['a.yaml', 'a.yaml', '-n', 'shop'],
    'Cannot run: --namespace is about a cluster, and none is asked',
    'add --cluster, or leave out --namespace',
  ],
  [['-', '-'], 'Cannot run: standard input can be read only once', 'use - for one of the two'],
  [
    ['a.yaml', 'a.yaml', '--max-length', '3'],
    'Cannot run: --max-length is how long the Markdown can be, and the format is text',
    'add --format markdown, or leave out --max-length',
  ],
  [
    ['a.yaml', 'a.yaml', '--format', 'yaml'],
    'Cannot run: --format can\'t be "yaml"',
    'use one of text, json, markdown',
  ],
])('%j ends with 2, and the error has a fix', (args, what, fix) => {
  const result = run({ 'a.yaml': settings('one') }, args);

  expect(result).toEqual({ status: 2, stdout: '', stderr: `[cdk8s-gitops] ${what}\n  Fix: ${fix}\n` });
});

test.each(['many', '499', '6e4', '-1', ''])('--max-length %j ends with 2, and the error has a fix', (text) => {
  const { status, stderr } = run({ 'a.yaml': settings('one') }, [
    'a.yaml',
    'a.yaml',
    '--format',
    'markdown',
    '--max-length',
    text,
  ]);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      `[cdk8s-gitops] Cannot run: --max-length can't be ${JSON.stringify(text)}: it must be a whole number, 500 or more\n` +
      '  Fix: use --max-length 65000\n',
  });
});
