import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { filesOf, folderWith, repositoryWith } from './git-for-test';

const program = join(__dirname, '../../../lib/cli/main.ts');

/** Publishes with temporary files on a disk of 64 KiB, in a name space of its own. */
function publishOnSmallDisk(repository: string, from: string, disk: string) {
  const args = ['--repo', repository, '--branch', 'main', '--path', 'shop', '--from', from];
  const command = [process.execPath, ...withTypescript, program, 'publish', ...args];
  const script = `mount -t tmpfs -o size=64k tmpfs "${disk}" && TMPDIR="${disk}" "$@"; code=$?; ls "${disk}" >&2; exit $code`;
  return spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...command], {
    encoding: 'utf8',
  });
}

const canMount =
  spawnSync('unshare', ['--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

(canMount ? test : test.skip)('a full disk is an error, and nothing is pushed', () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const disk = temporaryFolder();
  const lines = Array.from({ length: 20_000 }, (_, index) => `line-${index}: ${(index * 7919) % 100_003}`).join('\n');

  const { status, stderr } = publishOnSmallDisk(repository, folderWith({ 'a.yaml': lines }), disk);

  expect(status).toBe(2);
  expect(stderr).toContain('[publish] Cannot make the commit for main: it ended with exit code 128\n');
  expect(stderr).toContain('Out of diskspace');
  expect(stderr).toContain(
    '\n  Fix: make sure that the folder for temporary files has space, or set TMPDIR to another',
  );
  expect(readdirSync(disk)).toEqual([]);
  expect(Object.keys(filesOf(repository))).toEqual(['README.md']);
});

test('a disk that takes no more of a file is an error, and nothing is pushed', () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const temporary = temporaryFolder();
  // More than the limit of 256 KiB, also if it is compressed.
  const text = Array.from({ length: 300_000 }, (_, index) => ((index * 7919) % 100_003).toString(36)).join('\n');
  const args = ['--repo', repository, '--branch', 'main', '--path', 'shop', '--from', folderWith({ 'a.txt': text })];
  const command = [process.execPath, ...withTypescript, program, 'publish', ...args];

  const { status, stderr } = spawnSync('bash', ['-c', 'ulimit -f 256; exec "$@"', 'bash', ...command], {
    env: { ...process.env, TMPDIR: temporary },
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[publish] Cannot make the commit for main: it was ended by SIGXFSZ\n' +
      '  Fix: make sure that the folder for temporary files has space, or set TMPDIR to another one\n',
  });
  expect(readdirSync(temporary).filter((name) => name.startsWith('cdk8s-gitops'))).toEqual([]);
  expect(Object.keys(filesOf(repository))).toEqual(['README.md']);
});
