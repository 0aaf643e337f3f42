import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkOutputAge, outputFolderOf } from '../../../lib/cli/config/project-output';
import { formatFinding } from '../../../lib/core/error';
import { temporaryFolder } from '../../temporary-folder';

const here = process.cwd();
afterEach(() => process.chdir(here));

/** Goes to a folder with files that were written at these times, in seconds. */
function inProject(files: Record<string, number>): void {
  process.chdir(temporaryFolder());
  Object.entries(files).forEach(([path, time]) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    utimesSync(path, time, time);
  });
}

test('the output is the option, or that of cdk8s.yaml, or dist', () => {
  inProject({});
  const without = outputFolderOf();
  writeFileSync('cdk8s.yaml', 'output: manifests\n');

  expect([without, outputFolderOf(), outputFolderOf('out')]).toEqual(['dist', 'manifests', 'out']);
});

test('a file of the app that is newer than the output is a warning', async () => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'dist/web.k8s.yaml': 50, 'main.ts': 90, 'lib/web.ts': 110 });

  expect((await checkOutputAge('dist')).map(formatFinding)).toEqual([
    '[dist] The output may be out of date: lib/web.ts is newer\n  Fix: run cdk8s-gitops synth',
  ]);
});

test('the files of the output count if synth of cdk8s wrote it', async () => {
  inProject({ 'dist/web.k8s.yaml': 50, 'main.ts': 90 });

  expect((await checkOutputAge('dist')).map(({ what }) => what)).toEqual([
    'The output may be out of date: main.ts is newer',
  ]);
});

test.each([
  ['packages', 'node_modules/cdk8s/index.js'],
  ['hidden folders', '.git/config.json'],
  ['texts', 'README.md'],
  ['the output itself', 'dist/late.yaml'],
])('%s may be newer', async (_, path) => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'main.ts': 90, [path]: 200 });

  expect(await checkOutputAge('dist')).toEqual([]);
});

test('all files of a fresh clone are of about the same time, and that is not a warning', async () => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'main.ts': 102 });

  expect(await checkOutputAge('dist')).toEqual([]);
});

describe('in a Git repository', () => {
  const git = (cwd: string, ...args: readonly string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', cwd, ...args], { stdio: 'pipe' });
  const output = { 'dist/.cdk8s-gitops': 100, 'main.ts': 90 };

  test.each(['main.ts', 'lib/new.ts'])('%s is a file of the app, whether it is committed or not', async (path) => {
    inProject({ ...output, [path]: 200 });
    git('.', 'init', '--quiet');
    git('.', 'add', 'main.ts');

    expect((await checkOutputAge('dist')).map(({ what }) => what)).toEqual([
      `The output may be out of date: ${path} is newer`,
    ]);
  });

  test('what git ignores may be newer, such as the output of a compiler', async () => {
    inProject({ ...output, 'build/main.js': 200 });
    git('.', 'init', '--quiet');
    writeFileSync('.gitignore', 'build/\n');

    expect(await checkOutputAge('dist')).toEqual([]);
  });

  test('a project that git ignores as a whole has its files', async () => {
    inProject({ 'shop/dist/.cdk8s-gitops': 100, 'shop/main.ts': 200 });
    git('.', 'init', '--quiet');
    writeFileSync('.gitignore', 'shop/\n');
    process.chdir('shop');

    expect((await checkOutputAge('dist')).map(({ what }) => what)).toEqual([
      'The output may be out of date: main.ts is newer',
    ]);
  });

  test('a submodule is a part of the app', async () => {
    inProject({ ...output, 'other/base.yaml': 90 });
    git('.', 'init', '--quiet');
    git('other', 'init', '--quiet');
    git('other', 'add', '.');
    git('other', 'commit', '--quiet', '--message=first');
    git('.', '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', './other', 'base');

    expect((await checkOutputAge('dist')).map(({ what }) => what)).toEqual([
      'The output may be out of date: base/base.yaml is newer',
    ]);
  });
});

test.each(['in a Git repository', 'without one'])('files of another repository may be newer, %s', async (place) => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'main.ts': 90, 'gitops/apps/web.yaml': 200 });
  const folders = ['gitops', ...(place === 'without one' ? [] : ['.'])];
  folders.forEach((cwd) => execFileSync('git', ['init', '--quiet'], { cwd }));
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...identity, 'commit', '--quiet', '--allow-empty', '--message=first'], { cwd: 'gitops' });

  expect(await checkOutputAge('dist')).toEqual([]);
});
