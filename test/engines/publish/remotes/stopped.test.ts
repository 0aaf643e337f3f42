import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../../node-with-typescript';
import { temporaryFolder } from '../../../temporary-folder';
import { filesOf, folderWith, git, repositoryWith } from '../git-for-test';

const program = join(__dirname, '../../../../lib/cli/main.ts');

/** A line of a shell that tells the test that it is there, and then goes on for ever. */
const blockIn = (folder: string): string => `touch ${folder}/started; exec tail -f /dev/null`;

/** Starts a publish, sends a signal when it has got to the blocked place, and waits for its end. */
async function stop(
  signal: NodeJS.Signals,
  repository: string,
  marks: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ signal: NodeJS.Signals | null; left: string[] }> {
  const temporary = temporaryFolder();
  const from = folderWith({ 'a.yaml': 'a' });
  const args = ['publish', '--repo', repository, '--branch', 'main', '--path', 'shop', '--from', from];
  const started = startOf(marks);
  const child = spawn(process.execPath, [...withTypescript, program, ...args], {
    env: { ...process.env, TMPDIR: temporary, ...env },
    stdio: 'ignore',
  });
  const end = once(child, 'close') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  await started;
  child.kill(signal);
  const [, endedBy] = await end;
  return { signal: endedBy, left: readdirSync(temporary).filter((name) => name.startsWith('cdk8s-gitops')) };
}

async function startOf(folder: string): Promise<void> {
  const watcher = watch(folder);
  while (!existsSync(join(folder, 'started'))) {
    await once(watcher, 'change');
  }
  watcher.close();
}

/** A program in the place of ssh, which never ends if git asks for a service. */
function blockedSsh(service: string): { ssh: string; marks: string } {
  const marks = temporaryFolder();
  const ssh = join(temporaryFolder(), 'ssh');
  const script = `for last; do :; done\ncase $last in ${service}*) ${blockIn(marks)} ;; esac\nexec sh -c "$last"\n`;
  writeFileSync(ssh, `#!/bin/sh\n${script}`);
  chmodSync(ssh, 0o755);
  return { ssh, marks };
}

test.each([
  ['SIGINT', 'git-upload-pack'],
  ['SIGTERM', 'git-upload-pack'],
  ['SIGINT', 'git-receive-pack'],
  ['SIGTERM', 'git-receive-pack'],
] as const)('%s while git waits for %s leaves nothing behind', async (signal, service) => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const { ssh, marks } = blockedSsh(service);

  const result = await stop(signal, `me@example.com:${repository}`, marks, { GIT_SSH_COMMAND: ssh });

  expect(result).toEqual({ signal, left: [] });
  expect(Object.keys(filesOf(repository))).toEqual(['README.md']);
});

test.each([
  ['SIGINT', 'pre-receive', ['README.md']],
  ['SIGTERM', 'update', ['README.md']],
  ['SIGINT', 'post-receive', ['README.md', 'shop/.cdk8s-gitops', 'shop/a.yaml']],
] as const)(
  '%s while the remote runs its hook %s leaves the old branch or the new one',
  async (signal, name, files) => {
    const repository = repositoryWith({ 'README.md': 'ours' });
    const marks = temporaryFolder();
    writeFileSync(join(repository, 'hooks', name), `#!/bin/sh\n${blockIn(marks)}\n`, { mode: 0o755 });

    const result = await stop(signal, repository, marks);

    expect(result).toEqual({ signal, left: [] });
    expect(Object.keys(filesOf(repository))).toEqual(files);
    expect(git(repository, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
  },
);
