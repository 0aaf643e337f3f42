import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'diff'];
const settings = (value: string): string =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: ${value}}}`;
/** An app that writes what the file `value` has. */
const app = 'mkdir $CDK8S_OUTDIR; cp value $CDK8S_OUTDIR/web.k8s.yaml';
const difference = '~ ConfigMap/a\n    data.x one → two\n\n1 changed\n';

type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** A repository with one commit, `main`. */
function repository(files: Files): string {
  const folder = temporaryFolder();
  git(folder, 'init', '-q');
  write(folder, files);
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  return folder;
}

/** Runs `diff` in a folder, with temporary files in a folder that must be empty afterwards. */
function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const temporary = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temporary, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr, left: readdirSync(temporary) };
}

/** Everything in the folder .git, apart from times. */
function stateOf(folder: string): Record<string, string> {
  const paths = readdirSync(join(folder, '.git'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

describe('with a folder in the output, only that is compared', () => {
  const inDev = { 'dist/dev/a.yaml': settings('two'), 'dist/prod/a.yaml': settings('prod') };

  test('if the revision has the output folder', () => {
    const folder = repository({ 'dist/dev/a.yaml': settings('one'), 'dist/prod/a.yaml': settings('old') });
    write(folder, inDev);

    expect(run(folder, ['--against', 'main', 'dist/dev']).stdout).toBe(difference);
  });

  test('if the revision has the output folder, and not this folder', () => {
    const folder = repository({ 'dist/prod/a.yaml': settings('old') });
    write(folder, inDev);

    expect(run(folder, ['--against', 'main', 'dist/dev']).stdout).toBe('+ ConfigMap/a\n\n1 added\n');
  });

  test('if the app of the revision runs', () => {
    const script = 'mkdir -p $CDK8S_OUTDIR/dev; cp value $CDK8S_OUTDIR/dev/a.yaml; cp value $CDK8S_OUTDIR/b.yaml';
    const folder = repository({ 'cdk8s.yaml': `app: ${script}`, value: settings('one') });
    write(folder, inDev);

    expect(run(folder, ['--against', 'main', 'dist/dev']).stdout).toBe(difference);
  });
});

test('a kustomization in the output folder that is committed is built', () => {
  const folder = repository({
    'dist/prod/kustomization.yaml': 'resources: [base.yaml]\npatches: [{ path: patch.yaml }]',
    'dist/prod/base.yaml': settings('zero'),
    'dist/prod/patch.yaml': settings('one'),
  });

  const { stdout, left } = run(folder, ['--against', 'main', '--app', `echo '${settings('two')}' > value; ${app}`]);

  expect({ stdout, left }).toEqual({ stdout: difference, left: [] });
});

test('the targets of a revision are compared each with its own', () => {
  const folder = repository({
    'cdk8s.yaml': 'app: cp -r next/. "$CDK8S_OUTDIR"\n',
    'dist/dev/web.yaml': settings('one'),
    'dist/prod/web.yaml': settings('two'),
    'next/dev/web.yaml': settings('two'),
    'next/prod/web.yaml': settings('one'),
  });

  expect(run(folder, ['--against', 'main']).stdout).toBe(
    '~ ConfigMap/a (target dev)\n    data.x one → two\n\n' +
      '~ ConfigMap/a (target prod)\n    data.x two → one\n\n2 changed\n',
  );
  expect(run(folder, ['--against', 'main', '--target', 'dev']).stdout).toBe(difference);
});

test('the output folder that is committed is the old side, and the app runs only once', () => {
  const folder = repository({
    'cdk8s.yaml': `app: echo run; ${app}`,
    value: settings('two'),
    'dist/web.yaml': settings('one'),
    'dist/kustomization.yaml': 'resources: [web.yaml]',
  });
  rmSync(join(folder, 'dist'), { recursive: true });

  const { status, stdout, stderr, left } = run(folder, ['--against', 'main']);

  expect({ status, stdout, stderr, left }).toEqual({
    status: 1,
    stdout: difference,
    stderr: 'run\n1 object is different\n',
    left: [],
  });
});

test('a revision without an output folder is synthesized, with the packages of this checkout', () => {
  const folder = repository({
    'cdk8s.yaml': `app: node -e "require('writer')"`,
    value: settings('one'),
    '.gitignore': 'node_modules\n',
  });
  const writer = `require('fs').cpSync('value', require('fs').mkdirSync(process.env.CDK8S_OUTDIR, { recursive: true }) + '/a.yaml')`;
  write(folder, { value: settings('two'), 'node_modules/writer/index.js': writer });

  const { status, stdout, stderr, left } = run(folder, ['--against', 'HEAD']);

  expect({ status, stdout, left }).toEqual({ status: 1, stdout: difference, left: [] });
  expect(stderr).toMatch(/^Synthesizing HEAD \([0-9a-f]{10}\), which has no output folder\n1 object is different\n$/);
  expect(existsSync(join(folder, 'node_modules/writer/index.js'))).toBe(true);
});

test('a package that is a part of the repository is that of the revision', () => {
  const folder = repository({
    'cdk8s.yaml': `app: node main.js`,
    'main.js': `const { writeFileSync, mkdirSync } = require('fs'); mkdirSync(process.env.CDK8S_OUTDIR); writeFileSync(process.env.CDK8S_OUTDIR + '/a.yaml', require('@shop/value'))`,
    'packages/value/index.js': `module.exports = '${settings('one')}'`,
    '.gitignore': 'node_modules\n',
  });
  mkdirSync(join(folder, 'node_modules/@shop'), { recursive: true });
  symlinkSync('../../packages/value', join(folder, 'node_modules/@shop/value'));
  write(folder, { 'packages/value/index.js': `module.exports = '${settings('two')}'` });

  expect(run(folder, ['--against', 'main']).stdout).toBe(difference);
});

test('the repository stays as it is: index, branches, stash and worktrees', () => {
  const folder = repository({ 'cdk8s.yaml': `app: ${app}`, value: settings('one') });
  write(folder, { value: settings('three') });
  git(folder, 'stash');
  write(folder, { value: settings('two'), staged: '' });
  git(folder, 'add', 'staged');
  const before = stateOf(folder);

  const { stdout } = run(folder, ['--against', 'main'], { GIT_INDEX_FILE: join(folder, '.git/index') });

  expect(stdout).toBe(difference);
  expect(stateOf(folder)).toEqual(before);
  expect(git(folder, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test('the app of a revision finds the repository, at that revision', () => {
  const record =
    'mkdir $CDK8S_OUTDIR; git status --porcelain >&2; git rev-parse HEAD >&2; cp value $CDK8S_OUTDIR/a.yaml';
  const folder = repository({ 'cdk8s.yaml': `app: ${record}`, value: settings('one') });
  const first = git(folder, 'rev-parse', 'HEAD').trim();
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'second');
  const second = git(folder, 'rev-parse', 'HEAD').trim();

  const { stderr } = run(folder, ['--against', first.slice(0, 8), '--quiet']);

  expect(stderr).toBe(`${first}\n${second}\n`);
});

test('a project in a subfolder is compared with that subfolder, also in a worktree', () => {
  const folder = repository({
    'apps/shop/cdk8s.yaml': `app: ${app}\noutput: out`,
    'apps/shop/value': settings('two'),
    'apps/shop/out/web.yaml': settings('one'),
    'out/other.yaml': settings('other'),
  });
  const worktree = join(temporaryFolder(), 'worktree');
  git(folder, 'worktree', 'add', '-q', worktree);

  expect(run(join(folder, 'apps/shop'), ['--against', 'main']).stdout).toBe(difference);
  expect(run(join(worktree, 'apps/shop'), ['--against', 'main']).stdout).toBe(difference);
});

test('a project of a worktree in a subfolder is synthesized there', () => {
  const folder = repository({ 'apps/shop/cdk8s.yaml': `app: ${app}`, 'apps/shop/value': settings('one') });
  const worktree = join(temporaryFolder(), 'worktree');
  git(folder, 'worktree', 'add', '-q', worktree);
  write(worktree, { 'apps/shop/value': settings('two') });

  expect(run(join(worktree, 'apps/shop'), ['--against', 'main']).stdout).toBe(difference);
});

test('a path names the new side, so that the app does not run again', () => {
  const folder = repository({ 'cdk8s.yaml': 'app: exit 1', 'dist/web.yaml': settings('one') });
  write(folder, { 'dist/web.yaml': settings('two') });

  expect(run(folder, ['--against', 'main', 'dist']).stdout).toBe(difference);
});

test('a mistake in a committed kustomization has the path in the revision', () => {
  const folder = repository({ 'dist/prod/kustomization.yaml': 'resources: [missing.yaml]' });

  const { status, stderr, left } = run(folder, ['--against', 'main', 'dist']);

  expect({ status, stderr, left }).toEqual({
    status: 2,
    stderr:
      '[main:dist/prod/kustomization.yaml:1:13] Cannot build on "missing.yaml": the file or folder does not exist\n' +
      '  Fix: use the path of a file or a folder, relative to main:dist/prod\n',
    left: [],
  });
});

test('a committed link is read as the file that it leads to', () => {
  const folder = repository({ 'cdk8s.yaml': `app: ${app}`, value: settings('two'), 'base/a.yaml': settings('one') });
  mkdirSync(join(folder, 'dist'));
  symlinkSync('../base/a.yaml', join(folder, 'dist/a.yaml'));
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'link');

  expect(run(folder, ['--against', 'main']).stdout).toBe(difference);
});

test.each(['nowhere', '--output=x', '-h', ''])('the revision %j is refused', (revision) => {
  const folder = repository({ 'cdk8s.yaml': `app: ${app}`, value: settings('one') });

  const { status, stderr, left } = run(folder, [`--against=${revision}`]);

  expect({ status, stderr, left }).toEqual({
    status: 2,
    stderr:
      `[--against] Cannot find the revision ${JSON.stringify(revision)} in this repository\n` +
      '  Fix: use a branch, a tag or a commit; if it is a remote one, run git fetch\n',
    left: [],
  });
  expect(existsSync(join(folder, 'x'))).toBe(false);
});

test("outside of a repository, the error names git's reason", () => {
  const { status, stderr } = run(temporaryFolder(), ['--against', 'main'], { GIT_CEILING_DIRECTORIES: '/' });

  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^\[--against\] Cannot find the Git repository of this folder: [^]*\n {2}Fix: run the command in a clone of the repository\n$/,
  );
});

test('an app of the revision that fails is an error, and nothing is left behind', () => {
  const folder = repository({ 'cdk8s.yaml': 'app: exit 3' });
  const before = stateOf(folder);

  const { status, stderr, left } = run(folder, ['--against', 'main', '--quiet']);

  expect({ status, stderr, left }).toEqual({
    status: 2,
    stderr:
      '[--against] Cannot synthesize main: Cannot run the app ("exit 3"): it ended with exit code 3\n' +
      '  Fix: use a revision whose app runs with the packages of this checkout, or commit the output folder\n',
    left: [],
  });
  expect(stateOf(folder)).toEqual(before);
});

test('after Ctrl-C, nothing is left behind', async () => {
  const folder = repository({ 'cdk8s.yaml': 'app: echo started >&2; exec sleep 100' });
  const before = stateOf(folder);
  const temporary = temporaryFolder();
  const child = spawn(process.execPath, [...command, '--against', 'main', '--quiet'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(child.stderr, 'data');

  child.kill('SIGINT');

  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
  expect(readdirSync(temporary)).toEqual([]);
  expect(stateOf(folder)).toEqual(before);
});
