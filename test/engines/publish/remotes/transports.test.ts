import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { publish } from 'cdk8s-gitops';
import { messageOfAsync } from '../../../message-of';
import { temporaryFolder } from '../../../temporary-folder';
import { withEnvironment } from '../../helm/with-environment';
import { filesOf, folderWith, git, repositoryWith } from '../git-for-test';
import { startGitServer } from '../git-server';

withEnvironment(() => ({ GIT: undefined }));

const target = { branch: 'main', path: 'apps/shop' } as const;
const from = (): string => folderWith({ 'a.yaml': 'a' });
const published = ['README.md', 'apps/shop/.cdk8s-gitops', 'apps/shop/a.yaml'];

/** A program in the place of ssh, which runs the command of git on this machine. It writes what it gets to a file. */
function sshThatRuns(command: string): { ssh: string; calls: string } {
  const folder = temporaryFolder();
  const calls = join(folder, 'calls');
  const ssh = join(folder, 'ssh');
  writeFileSync(ssh, `#!/bin/sh\necho "$@" >> ${calls}\nfor last; do :; done\n${command}\n`);
  chmodSync(ssh, 0o755);
  return { ssh, calls };
}

test.each([
  ['ssh://me@example.com:2222', '-p 2222 me@example.com'],
  ['me@example.com:', 'me@example.com'],
])('a repository at %s… is reached by ssh', async (start, args) => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const { ssh, calls } = sshThatRuns('exec sh -c "$last"');
  process.env.GIT_SSH_COMMAND = `${ssh} -i key`;

  await publish({ repo: `${start}${repository}`, ...target, from: from() });

  expect(Object.keys(filesOf(repository))).toEqual(published);
  expect(readFileSync(calls, 'utf8')).toContain(`${args} git-receive-pack '${repository}'\n`);
});

test('what is read of a remote has no references but branches', async () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  git(repository, 'update-ref', 'refs/pull/1/head', 'main');
  const received = join(temporaryFolder(), 'received');
  const { ssh } = sshThatRuns(
    `case $last in git-upload-pack*) sh -c "$last" | tee -a ${received} ;; *) exec sh -c "$last" ;; esac`,
  );
  process.env.GIT_SSH_COMMAND = ssh;

  await publish({ repo: `me@example.com:${repository}`, ...target, branch: 'new', from: from() });

  expect(readFileSync(received, 'latin1')).toContain('refs/heads/main');
  expect(readFileSync(received, 'latin1')).not.toContain('refs/pull');
});

test('an ssh that refuses is an error with its words', async () => {
  const { ssh } = sshThatRuns('echo "me@example.com: Permission denied (publickey)." >&2; exit 255');
  process.env.GIT_SSH_COMMAND = ssh;

  const message = await messageOfAsync(publish({ repo: 'me@example.com:a.git', ...target, from: from() }));

  expect(message).toBe(
    '[publish] Cannot read me@example.com:a.git: it ended with exit code 128\n' +
      '    me@example.com: Permission denied (publickey).\n' +
      '    fatal: Could not read from remote repository.\n' +
      '    \n' +
      '    Please make sure you have the correct access rights\n' +
      '    and the repository exists.\n' +
      "  Fix: make sure that `git ls-remote` of that address works without a question: git's configuration must have the " +
      'credentials',
  );
});

/** Starts the server of git's own protocol. Each connection gets a process, as from inetd. */
async function startDaemon(repository: string): Promise<Server> {
  const args = ['daemon', '--inetd', '--export-all', '--enable=receive-pack', `--base-path=${dirname(repository)}`];
  const server = createServer((socket) => {
    const daemon = spawn('git', args, { stdio: ['pipe', 'pipe', 'ignore'] });
    // Either side may end first.
    [socket, daemon.stdin, daemon.stdout].forEach((stream) => stream.on('error', () => undefined));
    socket.pipe(daemon.stdin);
    daemon.stdout.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('a repository is reached by the protocol of git', async () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const server = await startDaemon(repository);
  const { port } = server.address() as AddressInfo;
  try {
    await publish({ repo: `git://127.0.0.1:${port}/${basename(repository)}`, ...target, from: from() });
  } finally {
    server.close();
  }

  expect(Object.keys(filesOf(repository))).toEqual(published);
});

test('an account that may read but not write is an error, and is not asked again', async () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const requests: string[] = [];
  const server = await startGitServer(repository, 'me:token', (path) => {
    requests.push(path);
    return path.includes('git-receive-pack') ? 403 : undefined;
  });
  const { url } = server;
  Object.assign(process.env, {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from('me:token').toString('base64')}`,
  });
  const message = await messageOfAsync(publish({ repo: url, ...target, from: from() })).finally(() => server.close());

  expect(message).toBe(
    `[publish] Cannot push to main of ${url}: fatal: unable to access '${url}/': The requested URL returned error: 403\n` +
      "  Fix: make sure that git's configuration has the credentials of somebody who may push there",
  );
  expect(requests.filter((path) => path.includes('git-receive-pack'))).toHaveLength(1);
  expect(git(repository, 'rev-list', '--count', 'main')).toBe('1\n');
});
