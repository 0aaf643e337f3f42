import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../../message-of';
import { temporaryFolder } from '../../../temporary-folder';
import { withEnvironment } from '../../helm/with-environment';
import { commitByHand, filesOf, folderWith, git, repositoryWith } from '../git-for-test';

withEnvironment(() => ({ GIT: undefined }));

const target = { branch: 'main', path: 'apps/shop' } as const;

/** The lines of `git ls-tree` of a branch, without those of what is published in these tests. */
function others(repository: string): string[] {
  const lines = git(repository, 'ls-tree', '-r', '-z', 'main').split('\0');
  return lines.filter((line) => !/\t"?apps\/shop\/(?:\.cdk8s-gitops|a\.yaml)$/.test(line));
}

/** Commits submodules to `main`. */
function addSubmodules(repository: string, ...paths: readonly string[]): void {
  const id = git(repository, 'rev-parse', 'main').trim();
  const modules = paths.flatMap((path) => ['--cacheinfo', `160000,${id},${path}`]);
  git(repository, 'read-tree', 'main');
  git(repository, 'update-index', '--add', ...modules);
  const person = ['-c', 'user.name=A person', '-c', 'user.email=a@person'];
  const tree = git(repository, 'write-tree').trim();
  const commit = git(repository, ...person, 'commit-tree', '-p', id, '-m', 'Submodules', tree).trim();
  git(repository, 'update-ref', 'refs/heads/main', commit);
}

test('attributes of a repository change no file', async () => {
  const repo = repositoryWith({
    '.gitattributes':
      '*.yaml text eol=crlf ident export-subst filter=lfs diff=lfs merge=lfs working-tree-encoding=UTF-16\n',
  });
  const text = 'one: $Id$\r\ntwo: $Format:%H$\n';

  await publish({ ...target, repo, from: folderWith({ 'a.yaml': text }) });

  expect(filesOf(repo)['apps/shop/a.yaml']).toBe(text);
});

test('a repository that takes no filters, and has only a part of its history, is published to', async () => {
  const full = repositoryWith({ 'README.md': 'ours' });
  commitByHand(full, (work) => writeFileSync(join(work, 'README.md'), 'ours, too'));
  const repo = join(temporaryFolder(), 'shallow.git');
  git('/', 'clone', '--quiet', '--bare', '--depth=1', `file://${full}`, repo);
  git(repo, 'config', 'uploadpack.allowFilter', 'false');

  await publish({ ...target, repo: `file://${repo}`, from: folderWith({ 'a.yaml': 'a' }) });

  expect(Object.keys(filesOf(repo))).toEqual(['README.md', 'apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml']);
});

test('submodules, links and odd names below the path stay as they are', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  commitByHand(repo, (work) => {
    mkdirSync(join(work, 'apps/shop'), { recursive: true });
    ['a b', 'ü.yaml', 'line\nbreak', '"quoted"', 'tab\there', '-n', '# x'].forEach((name) =>
      writeFileSync(join(work, 'apps/shop', name), 'x'),
    );
    symlinkSync('nowhere', join(work, 'apps/shop/link'));
  });
  addSubmodules(repo, 'apps/shop/sub');
  const before = others(repo);

  await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) });

  expect(others(repo)).toEqual(before);
  expect(before.some((line) => line.startsWith('160000'))).toBe(true);
});

test.each([
  ['submodule', (repo: string) => addSubmodules(repo, 'shop')],
  ['link', (repo: string) => commitByHand(repo, (work) => symlinkSync('.', join(work, 'shop')))],
  ['file', (repo: string) => commitByHand(repo, (work) => writeFileSync(join(work, 'shop'), 'a'))],
])('a %s in the place of the path, or of a folder around it, is an error', async (_, add) => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  add(repo);
  const before = git(repo, 'rev-parse', 'main');
  const from = folderWith({ 'a.yaml': 'a' });

  const messages = [
    await messageOfAsync(publish({ branch: 'main', path: 'shop', repo, from })),
    await messageOfAsync(publish({ branch: 'main', path: 'shop/web', repo, from })),
  ];

  expect(messages).toEqual([
    '[publish] Cannot publish to shop: shop is in the way, which is not a folder\n  Fix: use another path',
    '[publish] Cannot publish to shop/web: shop is in the way, which is not a folder\n  Fix: use another path',
  ]);
  expect(git(repo, 'rev-parse', 'main')).toBe(before);
});

test('a submodule in the place of a folder of files is an error', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  addSubmodules(repo, 'shop/web');

  const message = await messageOfAsync(
    publish({ branch: 'main', path: 'shop', repo, from: folderWith({ 'web/a.yaml': 'a' }) }),
  );

  expect(message).toBe(
    '[publish] Cannot publish to shop: shop/web is in the way, and was not published by this tool\n' +
      '  Fix: move or delete it in that branch, or publish to another path',
  );
});

test('published files may have odd names and be programs, and can change and go', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const names = ['a b.yaml', 'ü.yaml', '日本.yaml', '"quoted".yaml', '# x.yaml', 'x\u2028y.yaml', ' .yaml'];
  const from = (text: string): string => folderWith(Object.fromEntries(names.map((name) => [name, text])));
  const program = from('one');
  writeFileSync(join(program, 'run.sh'), 'x', { mode: 0o755 });
  await publish({ ...target, repo, from: program });
  const mode = git(repo, 'ls-tree', 'main', 'apps/shop/run.sh').slice(0, 6);

  const changed = await publish({ ...target, repo, from: from('two') });
  const gone = await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) });

  expect(mode).toBe('100755');
  expect(changed.branches[0]).toMatchObject({ removed: ['apps/shop/run.sh'], edited: [] });
  expect(changed.branches[0].changed).toHaveLength(names.length);
  expect(gone.branches[0].removed).toHaveLength(names.length);
  expect(Object.keys(filesOf(repo))).toEqual(['README.md', 'apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml']);
});

test('a branch that begins like another one, or is the default one, is that branch', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  git(repo, 'branch', 'feature/main', 'main');
  git(repo, 'symbolic-ref', 'HEAD', 'refs/heads/trunk');
  git(repo, 'tag', 'trunk', 'main');

  await publish({ ...target, branch: 'trunk', repo, from: folderWith({ 'a.yaml': 'a' }) });
  await publish({ ...target, branch: 'main', repo, from: folderWith({ 'a.yaml': 'b' }) });

  expect(git(repo, 'rev-list', '--count', 'refs/heads/trunk')).toBe('1\n');
  expect(git(repo, 'rev-list', '--count', 'refs/heads/main')).toBe('2\n');
  expect(git(repo, 'rev-list', '--count', 'refs/heads/feature/main')).toBe('1\n');
});

test('a branch in the place of a folder of branches is an error with the words of git', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  const message = await messageOfAsync(
    publish({ ...target, branch: 'main/prod', repo, from: folderWith({ 'a.yaml': 'a' }) }),
  );

  expect(message).toBe(
    `[publish] Cannot push to main/prod of ${repo}: [remote rejected] (failed to update ref)\n` +
      "    remote: error: cannot lock ref 'refs/heads/main/prod': 'refs/heads/main' exists; cannot create " +
      "'refs/heads/main/prod'\n" +
      '  Fix: use another branch: Git can have main or main/prod, but not both',
  );
});
