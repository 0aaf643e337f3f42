import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGit } from '../../../../lib/engines/git/find-git';
import { readSource, type Source } from '../../../../lib/engines/publish/commit/source';
import { temporaryFolder } from '../../../temporary-folder';
import { withEnvironment } from '../../helm/with-environment';
import { git } from '../git-for-test';

withEnvironment(() => ({ GIT: undefined }));

/** What is read of a folder, and the warnings. */
async function sourceOf(folder: string): Promise<Source & { readonly warnings: readonly string[] }> {
  const emit = jest.spyOn(process, 'emitWarning').mockReturnValue();
  const source = await readSource(await findGit('publish'), folder);
  const warnings = emit.mock.calls.map(([warning]) => String(warning));
  emit.mockRestore();
  return { ...source, warnings };
}

/** A repository with an address, and with one commit. */
function repositoryAt(url: string): string {
  const folder = temporaryFolder();
  git('/', 'init', '--quiet', folder);
  git(folder, 'remote', 'add', 'origin', url);
  git(folder, '-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '--message', 'First');
  return folder;
}

test.each([
  ['git@github.com:acme/shop.git', 'git@github.com:acme/shop.git'],
  ['ssh://git@host/shop.git', 'ssh://git@host/shop.git'],
  ['ssh://me:hunter2@host/shop.git', 'ssh://me@host/shop.git'],
  ['https://me:hunter2@host/shop.git', 'https://host/shop.git'],
  ['https://me:hunt/er2@host/shop.git', 'https://me:***@host/shop.git'],
  ['https://host/shop.git?private_token=hunter2abcdef', 'https://host/shop.git?private_token=***'],
  ['me:hunter2@host:acme/shop.git', 'me:***@host:acme/shop.git'],
])('of the address %s, a commit names %s', async (url, shown) => {
  const { trailers } = await sourceOf(repositoryAt(url));

  expect(trailers[0]).toBe(`Source-Repository: ${shown}`);
});

test('outside of a repository, there is no source', async () => {
  expect(await sourceOf(temporaryFolder())).toEqual({ trailers: [], config: [], warnings: [] });
});

test('a repository of somebody else, which git does not read, is a warning', async () => {
  const folder = repositoryAt('https://host/shop.git');
  mkdirSync(join(folder, 'app'));
  process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';

  const source = await sourceOf(join(folder, 'app'));

  delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
  expect(source).toMatchObject({ trailers: [], config: [] });
  expect(source.warnings).toEqual([
    expect.stringMatching(
      /^\[publish\] Cannot read the repository of the app, so the commit does not name it: .*\n {4}fatal: detected dubious ownership[^]*\n {2}Fix: make sure that `git status` works in the folder of the app$/,
    ),
  ]);
});

test('a repository with broken settings is a warning', async () => {
  const folder = repositoryAt('https://host/shop.git');
  appendFileSync(join(folder, '.git/config'), '[broken\n');

  expect((await sourceOf(folder)).warnings).toHaveLength(1);
});

test('a file that is not committed makes the source dirty, also one whose name is not UTF-8', async () => {
  const folder = repositoryAt('https://host/shop.git');
  git(folder, 'config', 'core.quotePath', 'false');
  writeFileSync(Buffer.from(`${folder}/caf\xe9`, 'latin1'), '');

  const { trailers } = await sourceOf(folder);

  expect(trailers.slice(1)).toEqual([
    `Source-Revision: ${git(folder, 'rev-parse', 'HEAD').trim()}`,
    'Source-Dirty: true',
  ]);
});
