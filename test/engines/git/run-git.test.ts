import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findGit, type Git } from '../../../lib/engines/git/find-git';
import { runGit } from '../../../lib/engines/git/run-git';
import { temporaryFolder } from '../../temporary-folder';
import { withEnvironment } from '../helm/with-environment';

withEnvironment(() => ({ GIT: undefined }));

let git: Git;
beforeAll(async () => {
  git = await findGit('test');
});

let server: Server;
let lockedServer: string;
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lockedServer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** A repository without commits. */
function repository(): string {
  const folder = temporaryFolder();
  spawnSync('git', ['init', '-q', folder]);
  return folder;
}

test('variables that lead to another repository do not count', async () => {
  const folder = repository();
  Object.assign(process.env, { GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_INDEX_FILE: '/nowhere' });

  const result = await runGit(git, ['rev-parse', '--show-toplevel'], { cwd: folder });

  expect(result.text()).toBe(`${folder}\n`);
});

test('settings override those of files, and go after those in variables of the user', async () => {
  Object.assign(process.env, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'one' });

  const result = await runGit(git, ['config', '--get-all', 'user.name'], { config: [['user.name', 'two']] });

  expect(result.text()).toMatch(/one\ntwo\n$/);
});

test('a protocol that runs a program is refused, also behind an alias', async () => {
  const refused = runGit(git, ['ls-remote', 'short -c exit'], {
    config: [
      ['url.ext::sh.insteadOf', 'short'],
      ['protocol.ext.allow', 'always'],
    ],
  });

  await expect(refused).rejects.toThrow("transport 'ext' not allowed");
});

test('a remote that wants a password gets none, and nobody is asked', async () => {
  const asked = join(temporaryFolder(), 'asked');
  const askPass = join(temporaryFolder(), 'ask');
  writeFileSync(askPass, `#!/bin/sh\ntouch ${asked}\necho secret\n`);
  chmodSync(askPass, 0o755);
  Object.assign(process.env, { GIT_ASKPASS: askPass, SSH_ASKPASS: askPass, DISPLAY: ':0' });

  const refused = runGit(git, ['ls-remote', `${lockedServer}/a.git`], {
    config: [
      ['core.askPass', askPass],
      ['credential.helper', ''],
    ],
  });

  await expect(refused).rejects.toThrow('terminal prompts disabled');
  expect(existsSync(asked)).toBe(false);
});
