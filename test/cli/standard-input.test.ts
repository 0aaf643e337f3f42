import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';
import { command } from './run';

/** The commands that read standard input. */
const lines = ['diff - a.yaml', 'status -', 'graph - -o graph.svg'];
const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
/** More than a pipe can hold: when it is written, somebody reads. */
const comment = '#'.repeat(1_000_000);

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

function prepare(): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.yaml'), manifest);
  return cwd;
}

test.each(lines)('%s ends at once by a signal while it waits for standard input', async (line) => {
  const started = spawn(process.execPath, [...command, ...line.split(' ')], { cwd: prepare(), stdio: 'pipe' });
  child = started;
  await new Promise((resolve) => started.stdin.write(comment, resolve));

  started.kill('SIGTERM');
  const [, signal] = (await once(started, 'exit')) as [number | null, string | null];

  expect(signal).toBe('SIGTERM');
});

test.each(lines)('%s has a reason if standard input is a folder', (line) => {
  const cwd = prepare();
  const stdin = openSync(cwd, 'r');

  const { status, stderr } = spawnSync(process.execPath, [...command, ...line.split(' ')], {
    cwd,
    stdio: [stdin, 'pipe', 'pipe'],
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: '[standard input] Cannot read it: it is a folder\n  Fix: use the path of a file\n',
  });
});
