import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGit } from '../../../lib/engines/git/find-git';
import { temporaryFolder } from '../../temporary-folder';
import { withEnvironment } from '../helm/with-environment';

withEnvironment(() => ({ GIT: undefined }));

/** A program that prints a text when it is asked for its version. */
function gitThatPrints(text: string): string {
  const path = join(temporaryFolder(), 'git');
  writeFileSync(path, `#!/bin/sh\necho '${text}'\n`);
  chmodSync(path, 0o755);
  return path;
}

test('git is looked up in PATH', async () => {
  const git = await findGit('publish');

  expect(git.path).toMatch(/^\/.*\/git$/);
  expect(git.version).toMatch(/^\d+\.\d+/);
});

test.each(['git version 2.31.0', 'git version 2.39.5 (Apple Git-154)', 'git version 3.0.0.rc1'])(
  'the program that GIT names is used if it prints %j',
  async (text) => {
    process.env.GIT = gitThatPrints(text);

    expect(`git version ${(await findGit('publish')).version}`).toBe(text.replace(/ \(.*/, ''));
  },
);

test('a git that is too old is an error with both versions', async () => {
  process.env.GIT = gitThatPrints('git version 2.30.9');

  await expect(findGit('publish')).rejects.toHaveProperty(
    'message',
    `[publish] Cannot use git 2.30.9 (${process.env.GIT}): 2.31 or later is needed\n` +
      '  Fix: install git 2.31 or later, or set the variable GIT to its path',
  );
});

test('a program that is not git is an error', async () => {
  process.env.GIT = gitThatPrints('helm');

  await expect(findGit('publish')).rejects.toHaveProperty(
    'message',
    `[publish] Cannot use ${process.env.GIT} as git: it prints "helm" as its version\n` +
      '  Fix: install git 2.31 or later, or set the variable GIT to its path',
  );
});

test('a git that is not there is an error', async () => {
  process.env.GIT = 'no-such-git';

  await expect(findGit('publish')).rejects.toHaveProperty(
    'message',
    '[publish] Cannot find git: no-such-git is not in PATH\n' +
      '  Fix: install git 2.31 or later, or set the variable GIT to its path',
  );
});
