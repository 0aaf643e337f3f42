import { lstatSync, lutimesSync, mkdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { diskError } from './disk-error';
import { createFile, findFolder, readOwnFile } from './own-path';
import { isAlive } from '../process/is-alive';

const pauseMs = 20;
const patienceMs = 60_000;
/** The age at which a lock of another machine counts as dead; for a lock without a name in it, the second age. */
const staleAfterMs = 60_000;
const namelessAfterMs = 2_000;

/**
 * Keeps two runs from writing to one folder at the same time. The lock names the process that holds it. If that process
 * was killed, the next run sees it and takes the lock over.
 */
export class OutputLock {
  private constructor(
    private readonly workspace: string,
    private readonly file: string,
    private readonly content: string,
  ) {}

  /**
   * Takes the lock of a workspace, and waits for another run to end. If the workspace is missing, it is created.
   *
   * @throws after a minute of waiting
   */
  public static take(workspace: string): OutputLock {
    for (let waited = 0; waited < patienceMs; waited += pauseMs) {
      const lock = OutputLock.tryTake(workspace);
      if (lock !== undefined) {
        return lock;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
    throw lockedError(join(workspace, 'lock'));
  }

  /** Takes the lock if it is free or if its holder no longer exists. */
  public static tryTake(workspace: string): OutputLock | undefined {
    const lock = new OutputLock(
      workspace,
      join(workspace, 'lock'),
      `${process.pid} ${startOf(process.pid)} ${hostname()}`,
    );
    return lock.create() || (lock.takeOver() && lock.create()) ? lock : undefined;
  }

  /** Shows runs that wait on other machines that this run is alive. */
  public touch(): void {
    const now = Date.now() / 1000;
    lutimesSync(this.file, now, now);
  }

  /** Whether this run still has the lock. Another run may have taken it over because it seemed dead. */
  public isHeld(): boolean {
    try {
      return readOwnFile(this.file) === this.content;
    } catch {
      return false;
    }
  }

  /** @throws if another run has taken the lock over */
  public ensureHeld(): void {
    if (!this.isHeld()) {
      throw lockedError(this.file);
    }
  }

  public release(): void {
    if (this.isHeld()) {
      unlinkSync(this.file);
    }
    try {
      rmdirSync(this.workspace);
    } catch {
      // Another run waits in there, or there are files that the next run has to repair.
    }
  }

  private create(): boolean {
    try {
      this.makeWorkspace();
      createFile(this.file, this.content);
      return true;
    } catch (error) {
      return falseIfMoved(error);
    }
  }

  /** @throws if the folder around it is gone, or is one in which nothing can be made, such as `/proc` */
  private makeWorkspace(): void {
    if (findFolder(this.workspace)) {
      return;
    }
    try {
      mkdirSync(this.workspace);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? diskError(this.workspace, 'Cannot write the output', error)
        : error;
    }
  }

  /** Removes the lock of a dead run. If it is another lock by then, it is put back. */
  private takeOver(): boolean {
    const found = readOwnFile(this.file);
    if (found === undefined || !isStale(found, this.file)) {
      return false;
    }
    const aside = `${this.file}.${process.pid}`;
    try {
      renameSync(this.file, aside);
      if (readOwnFile(aside) !== found) {
        renameSync(aside, this.file);
        return false;
      }
      unlinkSync(aside);
      return true;
    } catch (error) {
      return falseIfMoved(error);
    }
  }
}

/**
 * Returns false if another run has just created the lock, or has removed it with its folder: the caller tries again.
 *
 * @throws any other error. On a disk that is full or read-only, no waiting helps.
 */
function falseIfMoved(error: unknown): false {
  if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) {
    return false;
  }
  throw error;
}

function isStale(content: string, file: string): boolean {
  const [pid, start, host] = content.split(' ');
  if (host === hostname()) {
    return !isAlive(Number(pid)) || startOf(Number(pid)) !== start;
  }
  const modified = lstatSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified > (host === undefined ? namelessAfterMs : staleAfterMs);
}

/** When a process started. This tells it from a later process with the same number. Known on Linux only. */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function lockedError(file: string): GitOpsError {
  return new GitOpsError({
    where: file,
    what: 'Cannot write the output: another run is writing it',
    fix: 'wait for the other run to end; if there is none, delete this file',
  });
}
