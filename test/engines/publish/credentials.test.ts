import { readdirSync, readFileSync } from 'node:fs';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { withEnvironment } from '../helm/with-environment';
import { filesOf, folderWith, git, repositoryWith } from './git-for-test';
import { type GitServer, startGitServer } from './git-server';

const home = { folder: '' };
withEnvironment(() => {
  home.folder = temporaryFolder();
  return { GIT: undefined, HOME: home.folder, XDG_CONFIG_HOME: home.folder };
});

const target = { branch: 'main', path: 'apps/shop' } as const;
const token = 't0ken-of-me';

/** A work with a server for a repository. It gets what the lists of processes showed while git waited for it. */
async function withServer(
  work: (server: GitServer, repository: string, seen: () => string) => Promise<void>,
): Promise<void> {
  const repository = repositoryWith({ 'README.md': 'ours' });
  let seen = '';
  const server = await startGitServer(repository, `me:${token}`, () => {
    seen += processList();
    return undefined;
  });
  try {
    await work(server, repository, () => seen);
  } finally {
    server.close();
  }
}

/** The arguments of all processes of git, as `ps` shows them. */
function processList(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(argumentsOf)
    .filter((line) => line.includes('git'))
    .join('\n');
}

function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

test('a remote that asks for a password is an error, and nobody is asked', async () => {
  await withServer(async ({ url }) => {
    const message = await messageOfAsync(publish({ repo: url, ...target, from: folderWith({ 'a.yaml': 'a' }) }));

    expect(message).toBe(
      `[publish] Cannot read ${url}: it ended with exit code 128\n` +
        `    fatal: could not read Username for '${new URL(url).origin}': terminal prompts disabled\n` +
        "  Fix: make sure that `git ls-remote` of that address works without a question: git's configuration must have " +
        'the credentials',
    );
  });
});

test('a credential helper of the configuration of git is asked', async () => {
  await withServer(async ({ url }, repository) => {
    const helper = `!f() { echo username=me; echo password=${token}; }; f`;
    git(home.folder, 'config', '--file', '.gitconfig', 'credential.helper', helper);

    await publish({ repo: url, ...target, from: folderWith({ 'a.yaml': 'a' }) });

    expect(Object.keys(filesOf(repository))).toContain('apps/shop/a.yaml');
  });
});

test('credentials in the configuration of git reach no list of processes, no commit and no result', async () => {
  await withServer(async ({ url }, repository, seen) => {
    const withToken = url.replace('http://', `http://me:${token}@`);
    git(home.folder, 'config', '--file', '.gitconfig', `url.${withToken}.insteadOf`, url);

    const result = await publish({ repo: url, ...target, from: folderWith({ 'a.yaml': 'a' }) });

    expect(Object.keys(filesOf(repository))).toContain('apps/shop/a.yaml');
    expect(seen()).toContain('remote-http');
    const everything = seen() + JSON.stringify(result) + git(repository, 'log', '-p', 'main');
    expect(everything.split('\n').filter((line) => line.includes(token))).toEqual([]);
  });
});

test('a wrong token is not in the error', async () => {
  await withServer(async ({ url }) => {
    git(
      home.folder,
      'config',
      '--file',
      '.gitconfig',
      `url.${url.replace('http://', 'http://me:wr0ng@')}.insteadOf`,
      url,
    );

    const message = await messageOfAsync(publish({ repo: url, ...target, from: folderWith({ 'a.yaml': 'a' }) }));

    expect(message).toContain(`[publish] Cannot read ${url}: it ended with exit code 128\n`);
    expect(message).not.toContain('wr0ng');
  });
});
