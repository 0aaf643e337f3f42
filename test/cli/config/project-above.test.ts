import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectAbove } from '../../../lib/cli/config/project-above';
import { temporaryFolder } from '../../temporary-folder';
import { run } from '../run';

/** The subfolder `charts/web` of a project. */
function subfolder(): string {
  const project = temporaryFolder();
  mkdirSync(join(project, 'charts/web'), { recursive: true });
  writeFileSync(join(project, 'cdk8s.yaml'), 'app: node main.js\n');
  return join(project, 'charts/web');
}

const fix = '  Fix: run the command in the folder ../.., which has cdk8s.yaml\n';
const noApp = `[cdk8s.yaml] Cannot run the app: no command for it is set\n${fix}`;
const noOutput = `[cdk8s-gitops] Cannot read the output folder dist: it is not there\n${fix}`;

test.each([
  ['synth', noApp],
  ['publish --repo a --branch b --path c', noApp],
  ['graph -o graph.html', noApp],
  ['helm pull', noApp],
  ['diff', noOutput],
  ['apply-plan', noOutput],
  ['status', noOutput],
])('in a part of a project, the fix of %s names the folder of the project', (line, message) => {
  const { status, stderr } = run(subfolder(), ...line.split(' '));

  expect({ status, stderr }).toEqual({ status: 2, stderr: message });
});

test('so does that of diff --against', () => {
  const cwd = subfolder();
  const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: join(cwd, '../..') });
  writeFileSync(join(cwd, 'a.yaml'), '');
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=first');

  const { status, stderr } = run(cwd, 'diff', '--against', 'HEAD', '--quiet');

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[--against] Cannot find cdk8s.yaml in this folder\n  Fix: run the command in the folder ../.., which has it\n',
  });
});

test('a folder with a cdk8s.yaml is a project of its own', () => {
  const folder = subfolder();
  writeFileSync(join(folder, 'cdk8s.yaml'), '');

  expect(findProjectAbove(folder)).toBeUndefined();
});
