import { chmodSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { remoteTips } from '../../../../lib/engines/publish/repository/remote';
import { messageOfAsync } from '../../../message-of';
import { withTypescript } from '../../../node-with-typescript';
import { temporaryFolder } from '../../../temporary-folder';
import { withEnvironment } from '../../helm/with-environment';
import { commitByHand, emptyRepository, filesOf, git, repositoryWith } from '../git-for-test';
import { publishAFile, remoteAt, scratchFor } from '../publish-a-file';

withEnvironment(() => ({ GIT: undefined, GIT_SSH_COMMAND: program('exec tail -f /dev/null') }));

/** A server that takes each connection, and then is silent. */
let silent: Server;
beforeAll(async () => {
  silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
});
afterAll(() => silent.close());

/** A shell script that can be started. */
function program(script: string): string {
  const path = join(temporaryFolder(), 'program');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const fix =
  '  Fix: make sure that `git ls-remote` of that address answers: the network, the server, ssh or a credential helper is silent';

test.each([
  ['git', () => `git://127.0.0.1:${portOf(silent)}/a.git`],
  ['http', () => `http://127.0.0.1:${portOf(silent)}/a.git`],
  ['ssh', () => 'ssh://me@127.0.0.1/a.git'],
])('a server that takes a connection by %s and is silent is an error after a time', async (_, address) => {
  const url = address();
  const remote = await remoteAt(url, 0.3);

  const message = await messageOfAsync(remoteTips(remote, ['main']));

  expect(message).toBe(`[publish] Cannot read ${url}: it gave no sign of life for 0.3 seconds\n${fix}`);
});

test('a server that is silent when a branch is fetched is an error after a time', async () => {
  const url = `git://127.0.0.1:${portOf(silent)}/a.git`;
  const repository = await scratchFor(await remoteAt(url, 0.3));

  const message = await messageOfAsync(repository.fetch('main'));

  expect(message).toBe(`[publish] Cannot fetch main of ${url}: it gave no sign of life for 0.3 seconds\n${fix}`);
});

test('the error of a silent server has no secret of its address', async () => {
  const remote = await remoteAt(`http://127.0.0.1:${portOf(silent)}/a.git`, 0.3);
  const url = remote.address.url.replace('//', '//me:hunter2@');

  const message = await messageOfAsync(remoteTips({ ...remote, address: { ...remote.address, url } }, ['main']));

  expect(message).toBe(
    `[publish] Cannot read ${remote.address.shown}: it gave no sign of life for 0.3 seconds\n${fix}`,
  );
});

/** A repository with a hook. Its server sends an empty packet each second while the hook runs, or never (0). */
function repositoryWithHook(name: string, script: string, keepAlive: 0 | 1): string {
  const repository = repositoryWith({ 'README.md': 'ours' });
  git(repository, 'config', 'receive.keepAlive', String(keepAlive));
  writeFileSync(join(repository, 'hooks', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return repository;
}

test('a push that the remote does not answer is an error after a time', async () => {
  const repository = repositoryWithHook('pre-receive', 'exec tail -f /dev/null', 0);

  const message = await messageOfAsync(publishAFile(await remoteAt(repository, 2)));

  expect(message.replace(/ {4}.*\n/g, '')).toBe(
    `[publish] Cannot push to main of ${repository}: it gave no sign of life for 2 seconds\n` +
      '  Fix: make sure that the remote and the network work, and publish again: if the remote has taken the commit, ' +
      'nothing changes',
  );
  expect(Object.keys(filesOf(repository))).toEqual(['README.md']);
});

test('a push that the remote took before it was silent is a success', async () => {
  const repository = repositoryWithHook('post-receive', 'exec tail -f /dev/null', 0);

  const { commit } = await publishAFile(await remoteAt(repository, 2));

  expect(git(repository, 'rev-parse', 'main')).toBe(`${commit}\n`);
});

test('a hook may take longer than a remote may be silent, as empty packets show that it is alive', async () => {
  const repository = repositoryWithHook('pre-receive', 'sleep 5', 1);

  const { commit } = await publishAFile(await remoteAt(repository, 2.5));

  expect(git(repository, 'rev-parse', 'main')).toBe(`${commit}\n`);
});

test('a transfer may take longer than a remote may be silent', async () => {
  const repository = emptyRepository();
  git(repository, 'config', 'uploadpack.allowFilter', 'false');
  commitByHand(repository, (work) => writeFileSync(join(work, 'large'), randomBytes(1_200_000)));
  process.env.GIT_SSH_COMMAND = [process.execPath, ...withTypescript, join(__dirname, 'slow-ssh.ts')].join(' ');
  const remote = await remoteAt(`me@example.com:${repository}`, 2);

  const { commit } = await publishAFile(remote, { content: randomBytes(1_200_000) });

  expect(git(repository, 'rev-parse', 'main')).toBe(`${commit}\n`);
});

test('a key that waits for somebody is an error after a time, and nothing is pushed', async () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const config = [['gpg.program', program('exec tail -f /dev/null')]] as const;
  const remote = { ...(await remoteAt(repository, 2)), config };

  const message = await messageOfAsync(publishAFile(remote, { isSigned: true }));

  expect(message).toBe(
    '[publish] Cannot make the commit for main: it gave no sign of life for 2 seconds\n' +
      '  Fix: make sure that the folder for temporary files has space, or set TMPDIR to another one; ' +
      'a key to sign with must not need a passphrase, because nobody is asked',
  );
  expect(Object.keys(filesOf(repository))).toEqual(['README.md']);
});
