import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../message-of';
import { commitByHand, filesOf, folderWith, git, repositoryWith } from './git-for-test';

const branch = 'main';
const outer = { branch, path: 'apps' } as const;
const inner = { branch, path: 'apps/shop' } as const;

test('two apps whose paths are in each other leave the files of the other one alone', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  await publish({ ...outer, repo, from: folderWith({ 'a.yaml': 'a' }) });
  await publish({ ...inner, repo, from: folderWith({ 'b.yaml': 'b' }) });

  await publish({ ...outer, repo, from: folderWith({ 'a2.yaml': 'a' }) });
  await publish({ ...inner, repo, from: folderWith({ 'b2.yaml': 'b' }) });

  expect(Object.keys(filesOf(repo))).toEqual([
    'README.md',
    'apps/.cdk8s-gitops',
    'apps/a2.yaml',
    'apps/shop/.cdk8s-gitops',
    'apps/shop/b2.yaml',
  ]);
});

test('an app that hands a file over to an app of a folder below does not delete it', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  await publish({ ...outer, repo, from: folderWith({ 'a.yaml': 'a', 'shop/b.yaml': 'b' }) });
  await publish({ ...inner, repo, from: folderWith({ 'b.yaml': 'b' }) });

  const { branches } = await publish({ ...outer, repo, from: folderWith({ 'a.yaml': 'a' }) });

  expect(branches[0]).toMatchObject({ removed: [], edited: [] });
  expect(filesOf(repo)['apps/shop/b.yaml']).toBe('b');
  expect(filesOf(repo)['apps/.cdk8s-gitops']).not.toContain('shop/b.yaml');
});

test('a file that was published to a folder below is in the way, until the list there is deleted', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  await publish({ ...outer, repo, from: folderWith({ 'shop/b.yaml': 'b' }) });
  await publish({ ...inner, repo, from: folderWith({ 'b.yaml': 'b' }) });
  const from = folderWith({ 'shop/b.yaml': 'other' });

  const message = await messageOfAsync(publish({ ...outer, repo, from }));
  commitByHand(repo, (work) => rmSync(join(work, 'apps/shop/.cdk8s-gitops')));
  const { branches } = await publish({ ...outer, repo, from });

  expect(message).toBe(
    '[publish] Cannot publish to apps: apps/shop/b.yaml is in the way, and was published to apps/shop\n' +
      '  Fix: publish to another path, or delete apps/shop/.cdk8s-gitops in that branch if nobody publishes to that ' +
      'folder any more',
  );
  expect(branches[0].changed).toEqual(['apps/shop/b.yaml']);
});

const makeFolder = (list: string): void => {
  mkdirSync(list);
  writeFileSync(join(list, 'mine.md'), 'mine');
};
const makeLink = (list: string): void => symlinkSync('../README.md', list);

test.each([
  ['folder', makeFolder],
  ['link', makeLink],
])('a %s in the place of the list is an error, and stays', async (_, make) => {
  const repo = repositoryWith({ 'apps/README.md': 'ours' });
  commitByHand(repo, (work) => make(join(work, 'apps/.cdk8s-gitops')));
  const before = git(repo, 'rev-parse', 'main');

  const message = await messageOfAsync(publish({ ...outer, repo, from: folderWith({ 'a.yaml': 'a' }) }));

  expect(message).toBe(
    '[publish] Cannot publish to apps: .cdk8s-gitops there is not a file\n' +
      '  Fix: restore it from the history of that branch, or delete it',
  );
  expect(git(repo, 'rev-parse', 'main')).toBe(before);
});

test.each([
  ['leads out of the folder', `${'0'.repeat(40)} ../README.md\n- ../README.md\n../README.md\n/README.md\n`],
  ['is cut off', `${'0'.repeat(40)} mine.m`],
  ['has another id', `${'0'.repeat(40)} mine.md\n`],
  ['is not a text', '\0\ufffd\0\n'],
  ['lists itself', '- .cdk8s-gitops\n'],
])('a list that %s deletes nothing', async (_, list) => {
  const repo = repositoryWith({ 'README.md': 'ours', 'apps/mine.md': 'mine', 'apps/.cdk8s-gitops': list });

  await publish({ ...outer, repo, from: folderWith({ 'a.yaml': 'a' }) });

  expect(Object.keys(filesOf(repo))).toEqual(['README.md', 'apps/.cdk8s-gitops', 'apps/a.yaml', 'apps/mine.md']);
});

test('an own file can become a folder, and a folder a file', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const [file, folder] = [folderWith({ a: '1', 'b/c': '2' }), folderWith({ 'a/c': '1', b: '2' })];
  await publish({ ...outer, repo, from: file });

  const there = await publish({ ...outer, repo, from: folder });
  const files = Object.keys(filesOf(repo));
  const back = await publish({ ...outer, repo, from: file });

  expect(there.branches[0]).toMatchObject({ added: ['apps/a/c', 'apps/b'], removed: ['apps/a', 'apps/b/c'] });
  expect(files).toEqual(['README.md', 'apps/.cdk8s-gitops', 'apps/a/c', 'apps/b']);
  expect(back.branches[0]).toMatchObject({ added: ['apps/a', 'apps/b/c'], removed: ['apps/a/c', 'apps/b'] });
});

test('a file of somebody else is in the way of one that is the same on systems that ignore case', async () => {
  const repo = repositoryWith({ 'apps/README.md': 'mine' });
  const from = folderWith({ 'readme.md': 'x' });

  expect(await messageOfAsync(publish({ ...outer, repo, from }))).toBe(
    '[publish] Cannot publish to apps: apps/README.md is in the way, and is the same file as apps/readme.md on systems ' +
      'that ignore case\n' +
      '  Fix: move or delete it in that branch, or publish to another path',
  );
});

test('a file can get a name that differs only in case', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  await publish({ ...outer, repo, from: folderWith({ 'Web.yaml': 'a' }) });

  const { branches } = await publish({ ...outer, repo, from: folderWith({ 'web.yaml': 'a' }) });

  expect(branches[0]).toMatchObject({ added: ['apps/web.yaml'], removed: ['apps/Web.yaml'] });
});

test('two files that differ only in case are refused', async () => {
  const from = folderWith({ 'a/Web.yaml': 'a', 'a/web.yaml': 'b' });

  expect(await messageOfAsync(publish({ ...outer, repo: '/nowhere', from }))).toBe(
    `[${from}] Cannot publish "a/web.yaml": it is the same file as a/Web.yaml on systems that ignore case\n` +
      '  Fix: give one of them another name',
  );
});
