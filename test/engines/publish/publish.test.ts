import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../message-of';
import { commitByHand, emptyRepository, filesOf, folderWith, git, repositoryWith } from './git-for-test';

const list = expect.stringContaining('# The files here that cdk8s-gitops published') as string;
const target = { branch: 'main', path: 'apps/shop' } as const;

test('files are one commit on top of a branch, and all others stay', async () => {
  const repo = repositoryWith({ 'README.md': 'ours', 'apps/shop/notes.md': 'mine' });
  const parent = git(repo, 'rev-parse', 'main').trim();

  const result = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a', 'b/c.yaml': 'c' }) });

  const commit = git(repo, 'rev-parse', 'main').trim();
  const added = ['apps/shop/a.yaml', 'apps/shop/b/c.yaml'];
  const nothing = { changed: [], removed: [], edited: [], restored: [] };
  expect(result).toEqual({
    repository: repo,
    dryRun: false,
    branches: [{ branch: 'main', commit, parent, added, ...nothing }],
  });
  expect(git(repo, 'rev-parse', 'main^').trim()).toBe(parent);
  expect(filesOf(repo)).toEqual({
    'README.md': 'ours',
    'apps/shop/.cdk8s-gitops': list,
    'apps/shop/a.yaml': 'a',
    'apps/shop/b/c.yaml': 'c',
    'apps/shop/notes.md': 'mine',
  });
});

test('a second time, nothing changes and there is no commit', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a.yaml': 'a' });
  const first = await publish({ ...target, repo, from });

  const second = await publish({ ...target, repo, from });

  expect(second.branches[0].commit).toBeUndefined();
  expect(git(repo, 'rev-parse', 'main').trim()).toBe(first.branches[0].commit);
});

test('a branch that does not exist is made without a history', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  await publish({ ...target, branch: 'env/prod', repo, from: folderWith({ 'a.yaml': 'a' }) });

  expect(Object.keys(filesOf(repo, 'env/prod'))).toEqual(['apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml']);
  expect(git(repo, 'rev-list', '--count', 'env/prod')).toBe('1\n');
});

test.each(['sha1', 'sha256'])('a repository with ids of %s can be empty or not', async (format) => {
  const repo = emptyRepository(format);
  const from = folderWith({ 'a.yaml': 'a' });

  await publish({ ...target, repo, from });
  writeFileSync(join(from, 'a.yaml'), 'b');
  await publish({ ...target, repo, from });

  expect(filesOf(repo)).toEqual({ 'apps/shop/.cdk8s-gitops': list, 'apps/shop/a.yaml': 'b' });
});

test('a file that the app makes no more is deleted', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a.yaml': 'a', 'b/c.yaml': 'c' });
  await publish({ ...target, repo, from });
  rmSync(join(from, 'b'), { recursive: true });

  const { branches } = await publish({ ...target, repo, from });

  expect(branches[0]).toMatchObject({ added: [], changed: [], removed: ['apps/shop/b/c.yaml'] });
  expect(Object.keys(filesOf(repo))).toEqual(['README.md', 'apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml']);
});

test('a dry run says what would change, and changes nothing', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  const result = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }), dryRun: true });

  expect(result).toMatchObject({ dryRun: true, branches: [{ added: ['apps/shop/a.yaml'] }] });
  expect(Object.keys(filesOf(repo))).toEqual(['README.md']);
});

test('a file that nobody published is in the way of one with another content', async () => {
  const repo = repositoryWith({ 'apps/shop/a.yaml': 'mine', 'apps/shop/b.yaml/c': 'mine' });
  const from = folderWith({ 'a.yaml': 'a', 'b.yaml': 'b' });

  expect(await messageOfAsync(publish({ ...target, repo, from }))).toBe(
    '[publish] Cannot publish to apps/shop: apps/shop/a.yaml is in the way, and was not published by this tool\n' +
      '  Fix: move or delete it in that branch, or publish to another path\n' +
      '[publish] Cannot publish to apps/shop: apps/shop/b.yaml/c is in the way, and was not published by this tool\n' +
      '  Fix: move or delete it in that branch, or publish to another path',
  );
  expect(git(repo, 'rev-list', '--count', 'main')).toBe('1\n');
});

test('a file that was edited by hand is kept, also if the app makes it no more, until it may be overwritten', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a.yaml': 'a', 'b.yaml': 'b' });
  await publish({ ...target, repo, from });
  commitByHand(repo, (work) => writeFileSync(join(work, 'apps/shop/b.yaml'), 'by hand'));
  const edited = ['apps/shop/b.yaml'];

  const kept = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a', 'b.yaml': 'b2' }) });
  const gone = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) });
  const back = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a', 'b.yaml': 'b3' }) });
  const text = filesOf(repo)['apps/shop/b.yaml'];
  const last = await publish({ ...target, repo, from, overwriteEdited: true });

  expect([kept, gone, back].map(({ branches }) => branches[0].edited)).toEqual([edited, edited, edited]);
  expect(text).toBe('by hand');
  expect(last.branches[0]).toMatchObject({ edited: [], changed: edited });
  expect(filesOf(repo)['apps/shop/b.yaml']).toBe('b');
});
