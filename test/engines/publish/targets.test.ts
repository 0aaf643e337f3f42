import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../message-of';
import { filesOf, folderWith, git, repositoryWith } from './git-for-test';

test('each target goes to its branch and path', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'prod/a.yaml': 'a', 'test/b.yaml': 'b', 'kustomization.yaml': '' });

  await publish({ repo, branch: 'env/{target}', path: 'shop', from });
  await publish({ repo, branch: 'main', path: '{target}/shop', from });

  expect(Object.keys(filesOf(repo, 'env/prod'))).toEqual(['shop/.cdk8s-gitops', 'shop/a.yaml']);
  expect(Object.keys(filesOf(repo, 'env/test'))).toEqual(['shop/.cdk8s-gitops', 'shop/b.yaml']);
  expect(Object.keys(filesOf(repo))).toContain('prod/shop/a.yaml');
  expect(git(repo, 'rev-list', '--count', 'main')).toBe('2\n');
});

test('a folder at the top that is not that of a target is not published as one', async () => {
  const list = '# target prod: web/prod/\n# target test: web/test/\nweb/prod/a.yaml\nweb/test/b.yaml\n';
  const from = folderWith({ 'web/prod/a.yaml': 'a', 'web/test/b.yaml': 'b', '.cdk8s-gitops': list });

  expect(await messageOfAsync(publish({ repo: 'any', branch: '{target}', path: 'shop', from }))).toBe(
    '[publish] Cannot publish web/prod/ to {target}: it is for the target prod, and not in the folder prod/ at the top\n' +
      "  Fix: begin the path with the target: gitOpsLayout({ path: '{target}/…' })\n" +
      '[publish] Cannot publish web/test/ to {target}: it is for the target test, and not in the folder test/ at the top\n' +
      "  Fix: begin the path with the target: gitOpsLayout({ path: '{target}/…' })",
  );
});

test('the name of a target is taken as it is written', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a$$b/x.yaml': 'x', 'a$&b/x.yaml': 'x' });

  const { branches } = await publish({ repo, branch: 'main', path: 'apps/{target}', from });

  expect(branches[0].added).toEqual(['apps/a$$b/x.yaml', 'apps/a$&b/x.yaml']);
});

test.each(['web.yaml', 'kustomization.yaml'])('without a target, %s is an error', async (file) => {
  const from = folderWith({ [file]: 'a: 1' });

  expect(await messageOfAsync(publish({ repo: '/nowhere', branch: 'main', path: '{target}', from }))).toBe(
    `[publish] Cannot publish ${file} to {target}: it is in no folder of a target\n` +
      "  Fix: write each object to the folder of its target: gitOpsLayout({ path: '{target}/…' })",
  );
});

test('what is wrong with one branch is found before another one is pushed', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  await publish({ repo, branch: 'env/prod', path: 'x', from: folderWith({ shop: 'a file' }) });
  const from = folderWith({ 'dev/a.yaml': 'a', 'prod/a.yaml': 'a' });

  expect(await messageOfAsync(publish({ repo, branch: 'env/{target}', path: 'x/shop', from }))).toBe(
    '[publish] Cannot publish to x/shop: x/shop is in the way, which is not a folder\n  Fix: use another path',
  );
  expect(git(repo, 'branch', '--list', 'env/dev')).toBe('');
});

test('the error of a branch that the remote refuses names those that were pushed before it', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  writeFileSync(join(repo, 'hooks/update'), '#!/bin/sh\ntest $1 != refs/heads/env/prod\n', { mode: 0o755 });
  const from = folderWith({ 'dev/a.yaml': 'a', 'prod/a.yaml': 'a', 'test/a.yaml': 'a' });

  const message = await messageOfAsync(publish({ repo, branch: 'env/{target}', path: 'shop', from }));

  expect(message).toBe(
    `[publish] Cannot push to env/prod of ${repo}: [remote rejected] (hook declined)\n` +
      '    remote: error: hook declined to update refs/heads/env/prod\n' +
      '  Fix: do what the remote asks for, for example publish to another branch and open a pull request\n' +
      `[publish] env/dev was pushed before that, and has the commit ${git(repo, 'rev-parse', 'env/dev').trim()}\n` +
      '  Fix: publish again when the other branch can be pushed: nothing changes here then',
  );
  expect(git(repo, 'branch', '--list', 'env/*')).toBe('  env/dev\n');
});
