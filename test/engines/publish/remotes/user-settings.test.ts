import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../../message-of';
import { temporaryFolder } from '../../../temporary-folder';
import { withEnvironment } from '../../helm/with-environment';
import { filesOf, folderWith, git, repositoryWith } from '../git-for-test';

const home = { folder: '' };
withEnvironment(() => {
  home.folder = temporaryFolder();
  return { GIT: undefined, HOME: home.folder, XDG_CONFIG_HOME: home.folder };
});

const target = { branch: 'main', path: 'apps/shop' } as const;

/** Writes settings of the user. */
function configure(settings: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(settings)) {
    git(home.folder, 'config', '--file', '.gitconfig', key, value);
  }
}

test('settings of the user about line breaks, attributes, hooks and pushes change no file and no commit', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a.yaml': 'a\n', 'b.yaml': 'a\r\nb\n' });
  writeFileSync(join(home.folder, 'attributes'), '* text=auto eol=crlf ident\n');
  configure({
    'core.autocrlf': 'true',
    'core.safecrlf': 'true',
    'core.eol': 'crlf',
    'core.attributesFile': join(home.folder, 'attributes'),
    'core.hooksPath': '/nowhere',
    'core.fileMode': 'false',
    'core.ignoreCase': 'true',
    'core.quotePath': 'true',
    'core.pager': 'false',
    'i18n.commitEncoding': 'ISO-8859-1',
    'commit.template': '/nowhere',
    'push.default': 'nothing',
    'push.followTags': 'true',
    'push.recurseSubmodules': 'check',
    'remote.pushDefault': 'nowhere',
    'fetch.prune': 'true',
    'fetch.fsckObjects': 'true',
    'submodule.recurse': 'true',
    'init.defaultBranch': 'trunk',
    'protocol.version': '1',
    'safe.bareRepository': 'explicit',
    'color.ui': 'always',
  });

  await publish({ ...target, repo, from, message: 'Größe' });

  rmSync(join(home.folder, '.gitconfig'));
  const published = filesOf(repo);
  expect([published['apps/shop/a.yaml'], published['apps/shop/b.yaml']]).toEqual(['a\n', 'a\r\nb\n']);
  expect(git(repo, 'cat-file', 'commit', 'main')).toContain('\n\nGröße\n');
  expect(git(repo, 'cat-file', 'commit', 'main')).not.toContain('encoding');
});

test('colors of the user are in no message', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  writeFileSync(join(repo, 'hooks/update'), '#!/bin/sh\necho "error: not today" >&2\nexit 1\n', { mode: 0o755 });
  configure({ 'color.ui': 'always', 'color.remote': 'always', 'color.push': 'always', 'color.transport': 'always' });

  const run = publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) });

  await expect(run).rejects.toHaveProperty(
    'message',
    `[publish] Cannot push to main of ${repo}: [remote rejected] (hook declined)\n` +
      '    remote: error: not today\n' +
      '    remote: error: hook declined to update refs/heads/main\n' +
      '  Fix: do what the remote asks for, for example publish to another branch and open a pull request',
  );
});

const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

// In CI, a program that is missing is a failure.
(hasKeygen || process.env.CI === 'true' ? describe : describe.skip)('a commit that is signed with a key of ssh', () => {
  /** Makes a key, and lets git sign with it. */
  function signWith(passphrase: string): string {
    const key = join(home.folder, 'key');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', '', '-f', key]);
    configure({
      'commit.gpgSign': 'true',
      'gpg.format': 'ssh',
      'user.signingKey': `${key}.pub`,
      'user.name': 'Jane',
      'user.email': 'jane@example.com',
    });
    return key;
  }

  test('can be verified', async () => {
    const repo = repositoryWith({ 'README.md': 'ours' });
    const key = signWith('');
    const signers = join(home.folder, 'signers');
    spawnSync('sh', ['-c', `echo "jane@example.com $(cat ${key}.pub)" > ${signers}`]);

    await publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) });

    const verify = ['-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', 'main'];
    const { status, stderr } = spawnSync('git', ['-C', repo, ...verify], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^Good "git" signature for jane@example\.com/) as string,
    });
  });

  test('with a passphrase is an error, and nobody is asked', async () => {
    const repo = repositoryWith({ 'README.md': 'ours' });
    signWith('a passphrase');

    const message = await messageOfAsync(publish({ ...target, repo, from: folderWith({ 'a.yaml': 'a' }) }));

    expect(message).toContain('[publish] Cannot make the commit for main: it ended with exit code 1\n');
    expect(message).toContain('incorrect passphrase supplied to decrypt private key');
    expect(message).toMatch(/a key to sign with must not need a passphrase, because nobody is asked$/);
    expect(git(repo, 'rev-list', '--count', 'main')).toBe('1\n');
  });
});
