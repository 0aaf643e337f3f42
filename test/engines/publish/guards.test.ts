import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish, type PublishOptions } from 'cdk8s-gitops';
import { quote } from '../../../lib/core/check/quote';
import { messageOfAsync } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { withEnvironment } from '../helm/with-environment';
import { commitByHand, filesOf, folderWith, git, repositoryWith } from './git-for-test';

withEnvironment(() => ({ GIT: undefined }));

const target = { branch: 'main', path: 'apps/shop' } as const;
const files = { 'a.yaml': 'a' };

/** The error of a publish with other options than good ones. */
async function errorOf(options: Partial<PublishOptions>): Promise<string> {
  return messageOfAsync(publish({ repo: '/nowhere', ...target, from: folderWith(files), ...options }));
}

test.each([
  ['', 'it is empty'],
  ['--upload-pack=touch /tmp/x', 'a part of it looks like an option of a program'],
  ['ext::sh -c "touch x"', 'git would run the program git-remote-ext'],
  ['fd::17', 'git would run the program git-remote-fd'],
  ['persistent-https://host/a', 'persistent-https is not one of the protocols https, http, ssh, git, file'],
  ['ssh://-oProxyCommand=touch/a', 'a part of it looks like an option of a program'],
  ['ssh://me@-oProxyCommand=touch/a', 'a part of it looks like an option of a program'],
  ['-oProxyCommand=touch:a', 'a part of it looks like an option of a program'],
  ['me@-oProxyCommand=touch:a', 'a part of it looks like an option of a program'],
  ['host:--upload-pack=x', 'a part of it looks like an option of a program'],
  ['https://host/a\nb', 'it has a control character'],
])('the repository %j is refused', async (repo, reason) => {
  expect(await errorOf({ repo })).toBe(
    `[publish] Cannot use ${JSON.stringify(repo)} as repository: ${reason}\n` +
      '  Fix: use https://host/path, ssh://user@host/path, user@host:path, file:///path or the path of a folder',
  );
});

test.each(['https://me:hunter2@host/a.git', 'https://ghp_0123456789abcdef0123@host/a.git'])(
  'credentials in an address are refused, and are not in the message (%#)',
  async (repo) => {
    expect(await errorOf({ repo })).toBe(
      '[publish] Cannot use https://host/a.git as repository: it has credentials, which lists of processes show\n' +
        "  Fix: leave them out, and let git's configuration have them: credential.helper, or http.<url>.extraHeader",
    );
  },
);

test.each([
  ['', 'it is empty'],
  ['--force', 'it looks like an option'],
  ['refs/heads/main', 'a name starts after refs/heads/'],
  ['HEAD', 'Git has another use for that name'],
  ['a b', 'Git does not allow spaces and ~ ^ : ? * [ \\ @{ in it'],
  ['main:other', 'Git does not allow spaces and ~ ^ : ? * [ \\ @{ in it'],
  ['a..b', 'Git does not allow .. in it, and a dot at the start or end of a part'],
  ['a/.b', 'Git does not allow .. in it, and a dot at the start or end of a part'],
  ['main.lock', 'Git does not allow .lock at the end of a part'],
  ['a//b', 'a part of it is empty'],
])('the branch %j is refused', async (branch, reason) => {
  expect(await errorOf({ branch })).toBe(
    `[publish] Cannot use ${JSON.stringify(branch)} as branch: ${reason}\n  Fix: use a name such as main or env/prod`,
  );
});

test.each(['a', '가'])(
  'a branch of 245 bytes or more of %j is refused, because a lock could not be a file',
  async (sign) => {
    const branch = sign.repeat(245 / Buffer.byteLength(sign) + 1);

    expect(await errorOf({ branch })).toBe(
      `[publish] Cannot use ${quote(branch)} as branch: it is too long for a file system\n` +
        '  Fix: use a name such as main or env/prod',
    );
  },
);

test.each([
  ['/etc', 'it is absolute, and must be relative to the root'],
  ['../other', 'it has . or .. in it'],
  ['a/../../b', 'it has . or .. in it'],
  ['a//b', 'a part of it is empty'],
  ['--exec', 'it looks like an option'],
  ['.git/hooks', 'it has .git in it, which is the folder of Git'],
  ['a/.GIT', 'it has .git in it, which is the folder of Git'],
  ['a/git~1', 'it has .git in it, which is the folder of Git'],
  ['.g\u200cit', 'it has .git in it, which is the folder of Git'],
  ['.git.', 'it has .git in it, which is the folder of Git'],
  ['a/.cdk8s-gitops', 'it has .cdk8s-gitops in it, which is the list of published files'],
  ['a\\b', 'it has a character that not every system takes'],
  ['a\nb', 'it has a character that not every system takes'],
])('the path %j is refused', async (path, reason) => {
  expect(await errorOf({ path })).toBe(
    `[publish] Cannot use ${JSON.stringify(path)} as path: ${reason}\n  Fix: use a path such as apps/shop`,
  );
});

test('the root has to be asked for, and then everything else in it stays', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  const message = await errorOf({ repo, path: '.' });
  await publish({ repo, branch: 'main', root: true, from: folderWith(files) });

  expect(message).toBe(
    '[publish] Cannot publish without a path: the root of the repository has to be asked for\n' +
      '  Fix: use --path with a folder, or --root',
  );
  expect(Object.keys(filesOf(repo))).toEqual(['.cdk8s-gitops', 'README.md', 'a.yaml']);
});

test('a placeholder that is not known is refused', async () => {
  expect(await errorOf({ branch: 'env/{namespace}' })).toBe(
    '[publish] Cannot use "{namespace}" in a branch or path\n  Fix: use {target}',
  );
});

test('links and .git among the files are refused', async () => {
  const from = folderWith({ 'a.yaml': 'a', '.git/config': '' });
  symlinkSync('/etc/passwd', join(from, 'b.yaml'));

  expect(await errorOf({ from })).toBe(
    `[${from}] Cannot publish ".git/config": it has .git in it, which is the folder of Git\n` +
      '  Fix: remove it, or give it another name\n' +
      `[${from}] Cannot publish "b.yaml": it is a link, or something else that is not a file\n` +
      '  Fix: remove it, or give it another name',
  );
});

test('an empty folder is refused, because it would delete everything', async () => {
  const from = temporaryFolder();

  expect(await errorOf({ from })).toBe(
    `[publish] Cannot publish ${from}: it has no files, and would delete all that was published before\n` +
      '  Fix: use the folder that synth wrote',
  );
});

test('a secret as plain text is refused, and nothing is pushed', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: hunter2 }\n';

  expect(await errorOf({ repo, from: folderWith({ 'a.yaml': secret }) })).toBe(
    '[a.yaml: Secret/db] Cannot publish stringData.password: it has a secret as plain text, which everybody could read ' +
      'in Git\n' +
      '  Fix: refer to a Secret that is made by External Secrets, Sealed Secrets or SOPS; or use --allow-secret db',
  );
  expect(git(repo, 'rev-list', '--count', 'main')).toBe('1\n');
});

test('a file in the place of the folder is an error', async () => {
  const repo = repositoryWith({ apps: 'a file' });

  expect(await errorOf({ repo })).toBe(
    '[publish] Cannot publish to apps/shop: apps is in the way, which is not a folder\n  Fix: use another path',
  );
});

test('a hook that refuses is not asked again, and all that it prints is in the error', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const calls = join(temporaryFolder(), 'calls');
  const lines = Array.from({ length: 30 }, (_, index) => `echo "rule ${index} is broken" >&2`).join('\n');
  writeFileSync(join(repo, 'hooks/pre-receive'), `#!/bin/sh\necho call >> ${calls}\n${lines}\nexit 1\n`);
  chmodSync(join(repo, 'hooks/pre-receive'), 0o755);

  const message = await errorOf({ repo });

  const shown = Array.from({ length: 30 }, (_, index) => `    remote: rule ${index} is broken\n`).join('');
  expect(message).toBe(
    `[publish] Cannot push to main of ${repo}: [remote rejected] (pre-receive hook declined)\n${shown}` +
      '  Fix: do what the remote asks for, for example publish to another branch and open a pull request',
  );
  expect(readFileSync(calls, 'utf8')).toBe('call\n');
});

test('what the remote says is shown without values that have the name of a secret', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  writeFileSync(join(repo, 'hooks/pre-receive'), '#!/bin/sh\necho "found password=hunter2 in web.yaml"\nexit 1\n');
  chmodSync(join(repo, 'hooks/pre-receive'), 0o755);

  const message = await errorOf({ repo });

  expect(message).toBe(
    `[publish] Cannot push to main of ${repo}: [remote rejected] (pre-receive hook declined)\n` +
      '    remote: found password=*** in web.yaml\n' +
      '  Fix: do what the remote asks for, for example publish to another branch and open a pull request',
  );
});

test('a branch that is locked for a moment is waited for', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const lock = join(repo, 'refs/heads/main.lock');
  // The second try removes the lock, as its owner would.
  writeFileSync(join(repo, 'hooks/pre-receive'), `#!/bin/sh\ntest -e seen && rm -f ${lock}\ntouch seen\n`);
  chmodSync(join(repo, 'hooks/pre-receive'), 0o755);
  writeFileSync(lock, '');

  const { branches } = await publish({ repo, ...target, from: folderWith(files) });

  expect(git(repo, 'rev-parse', 'main').trim()).toBe(branches[0].commit);
});

test('a branch that somebody rewrites in the meantime is taken as it is then', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const before = git(repo, 'rev-parse', 'main').trim();
  commitByHand(repo, (work) => writeFileSync(join(work, 'LATER.md'), 'later'));
  const hook = `#!/bin/sh\ntest -e seen || git update-ref refs/heads/main ${before}\ntouch seen\n`;
  writeFileSync(
    join(repo, 'hooks/update'),
    hook.replace('git update-ref', 'env -u GIT_QUARANTINE_PATH git update-ref'),
  );
  chmodSync(join(repo, 'hooks/update'), 0o755);

  const { branches } = await publish({ repo, ...target, from: folderWith(files) });

  expect(branches[0].parent).toBe(before);
  expect(Object.keys(filesOf(repo))).toEqual(['README.md', 'apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml']);
});

test('links, programs and names that are not UTF-8 survive as they are', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  commitByHand(repo, (work) => {
    symlinkSync('README.md', join(work, 'link'));
    writeFileSync(join(work, 'run.sh'), 'x', { mode: 0o755 });
    mkdirSync(join(work, 'apps/shop'), { recursive: true });
    writeFileSync(Buffer.from(`${work}/apps/shop/caf\xe9`, 'latin1'), 'x');
    writeFileSync(join(work, 'a\\b'), 'x');
  });
  const before = git(repo, 'ls-tree', '-r', 'main');

  await publish({ repo, ...target, from: folderWith(files) });

  const after = git(repo, 'ls-tree', '-r', 'main')
    .split('\n')
    .filter((line) => !/cdk8s-gitops|a\.yaml/.test(line));
  expect(after.join('\n')).toBe(before);
});

test('a commit names its source, without credentials, and its author', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const source = repositoryWith({ 'main.ts': 'x' });
  const work = temporaryFolder();
  git('/', 'clone', '--quiet', source, work);
  git(work, 'remote', 'set-url', 'origin', 'https://me:hunter2@example.com/shop.git');
  writeFileSync(join(work, 'main.ts'), 'y');
  const options = { source: work, message: 'Deploy\n\nReviewed-by: Jane', author: 'Jane Doe <jane@example.com>' };

  await publish({ repo, ...target, from: folderWith(files), ...options });

  expect(git(repo, 'log', '-1', '--format=%an <%ae>%n%B', 'main')).toBe(
    'Jane Doe <jane@example.com>\nDeploy\n\nReviewed-by: Jane\nSource-Repository: https://example.com/shop.git\n' +
      `Source-Revision: ${git(work, 'rev-parse', 'HEAD')}Source-Dirty: true\n\n`,
  );
});

test('a commit is signed if the configuration of git has it so', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const work = temporaryFolder();
  git('/', 'init', '--quiet', work);
  const program = join(temporaryFolder(), 'sign');
  writeFileSync(
    program,
    '#!/bin/sh\ncat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\n',
  );
  chmodSync(program, 0o755);
  git(work, 'config', 'commit.gpgSign', 'true');
  git(work, 'config', 'gpg.program', program);

  await publish({ repo, ...target, from: folderWith(files), source: work });

  expect(git(repo, 'cat-file', 'commit', 'main')).toContain('\ngpgsig -----BEGIN PGP SIGNATURE-----\n');
});
