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

test('a file of the app that is newer than the output is a warning', () => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'dist/web.k8s.yaml': 50, 'main.ts': 90, 'lib/web.ts': 110 });

  expect(checkOutputAge('dist').map(formatFinding)).toEqual([
    '[dist] The output may be out of date: lib/web.ts is newer\n  Fix: run cdk8s-gitops synth',
  ]);
});

test('the files of the output count if synth of cdk8s wrote it', () => {
  inProject({ 'dist/web.k8s.yaml': 50, 'main.ts': 90 });

  expect(checkOutputAge('dist').map(({ what }) => what)).toEqual(['The output may be out of date: main.ts is newer']);
});

test.each([
  ['packages', 'node_modules/cdk8s/index.js'],
  ['hidden folders', '.git/config.json'],
  ['texts', 'README.md'],
  ['the output itself', 'dist/late.yaml'],
])('%s may be newer', (_, path) => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'main.ts': 90, [path]: 200 });

  expect(checkOutputAge('dist')).toEqual([]);
});

test('all files of a fresh clone are of about the same time, and that is not a warning', () => {
  inProject({ 'dist/.cdk8s-gitops': 100, 'main.ts': 102 });

  expect(checkOutputAge('dist')).toEqual([]);
});
