import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { OutputLock } from '../../../lib/system/output/output-lock';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

const workspaceWith = (lock?: string) => {
  const workspace = `${temporaryFolder()}/workspace`;
  if (lock !== undefined) {
    mkdirSync(workspace);
    writeFileSync(`${workspace}/lock`, lock);
  }
  return workspace;
};
const age = (file: string, seconds: number) =>
  utimesSync(file, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);

test('a lock is held by one run at a time, and is gone after its release', () => {
  const workspace = workspaceWith();
  const lock = OutputLock.take(workspace);

  expect(lock.isHeld()).toBe(true);
  expect(OutputLock.tryTake(workspace)).toBeUndefined();
  lock.release();
  expect(existsSync(workspace)).toBe(false);
});

test('a lock is taken over from a process that has ended, also if another process got its number', () => {
  const gone = workspaceWith(`999999999 1 ${hostname()}`);
  const another = workspaceWith(`${process.pid} 1 ${hostname()}`);

  expect([gone, another].map((workspace) => OutputLock.tryTake(workspace)?.isHeld())).toEqual([true, true]);
});

test('a lock is not taken over from a running process or from another machine', () => {
  const start = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
  const alive = workspaceWith(`${process.ppid} ${start} ${hostname()}`);
  const elsewhere = workspaceWith('1 1 elsewhere');

  expect([alive, elsewhere].map((workspace) => OutputLock.tryTake(workspace))).toEqual([undefined, undefined]);
});

test('a lock is taken over if another machine did not touch it for a minute, or if it has no name in it', () => {
  const elsewhere = workspaceWith('1 1 elsewhere');
  age(`${elsewhere}/lock`, 61);
  const nameless = workspaceWith('');
  age(`${nameless}/lock`, 3);

  expect([elsewhere, nameless].map((workspace) => OutputLock.tryTake(workspace)?.isHeld())).toEqual([true, true]);
});

test('a lock that a killed run wrote in part is taken over', () => {
  const workspace = workspaceWith(`${process.pid} 1`);
  age(`${workspace}/lock`, 3);

  expect(OutputLock.tryTake(workspace)?.isHeld()).toBe(true);
});

test('a folder in which no lock can be made is an error at once', () => {
  const workspace = `${temporaryFolder()}/gone/.dist.cdk8s-gitops`;

  expect(messageOf(() => OutputLock.take(workspace))).toBe(
    `[${workspace}] Cannot write the output: the folder does not exist\n` +
      '  Fix: create the folder, or use another path',
  );
});

test('a lock that another run took over is reported, and the new lock stays', () => {
  const workspace = workspaceWith();
  const lock = OutputLock.take(workspace);
  writeFileSync(`${workspace}/lock`, 'another');

  expect(() => lock.ensureHeld()).toThrow(
    `[${workspace}/lock] Cannot write the output: another run is writing it\n` +
      '  Fix: wait for the other run to end; if there is none, delete this file',
  );
  lock.release();
  expect(readFileSync(`${workspace}/lock`, 'utf8')).toBe('another');
});
