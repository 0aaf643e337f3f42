import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { GitOpsError } from '../../core/error';

const PAUSE_MS = 20;
const PATIENCE_MS = 60_000;
/** A lock of another machine, or of a run that was killed while it wrote its name, is judged by its age. */
const STALE_AFTER_MS = 60_000;
const NAMELESS_AFTER_MS = 2_000;

/**
 * Keeps two runs from writing to one folder at a time. The lock says which process holds it, so that one that was killed
 * is found out by the next run.
 */
export class OutputLock {
  private constructor(
    private readonly workspace: string,
    private readonly file: string,
    private readonly content: string,
  ) {}

  /**
   * Takes the lock of a workspace, which is created where it is missing; waits for another run to end.
   *
   * @throws after a minute of waiting
   */
  public static take(workspace: string): OutputLock {
    for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
      const lock = OutputLock.tryTake(workspace);
      if (lock !== undefined) {
        return lock;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
    throw lockedError(join(workspace, 'lock'));
  }

  /** Takes the lock where it is free or its holder is gone. */
  public static tryTake(workspace: string): OutputLock | undefined {
    const lock = new OutputLock(
      workspace,
      join(workspace, 'lock'),
      `${process.pid} ${startOf(process.pid)} ${hostname()}`,
    );
    return lock.create() || (lock.takeOver() && lock.create()) ? lock : undefined;
  }

  /** Shows those who wait on other machines that this run is alive. */
  public touch(): void {
    const now = Date.now() / 1000;
    utimesSync(this.file, now, now);
  }

  /** Whether nobody took the lock for a dead one. */
  public isHeld(): boolean {
    return readIfThere(this.file) === this.content;
  }

  /** @throws where somebody took the lock for a dead one */
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
      // Another run is waiting in there, or it holds what the next run is to heal.
    }
  }

  private create(): boolean {
    try {
      mkdirSync(this.workspace, { recursive: true });
      writeFileSync(this.file, this.content, { flag: 'wx' });
      return true;
    } catch (error) {
      // ENOENT: a run that ended just now took the workspace away.
      if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        return false;
      }
      throw error;
    }
  }

  /** Moves a dead run's lock out of the way; a lock that turns out to be a live one is put back. */
  private takeOver(): boolean {
    const found = readIfThere(this.file);
    if (found === undefined || !isStale(found, this.file)) {
      return false;
    }
    const aside = `${this.file}.${process.pid}`;
    try {
      renameSync(this.file, aside);
      if (readIfThere(aside) !== found) {
        renameSync(aside, this.file);
        return false;
      }
      unlinkSync(aside);
      return true;
    } catch {
      return false;
    }
  }
}

function isStale(content: string, file: string): boolean {
  const [pid, start, host] = content.split(' ');
  if (host === hostname()) {
    return !isAlive(Number(pid)) || startOf(Number(pid)) !== start;
  }
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified > (content === '' ? NAMELESS_AFTER_MS : STALE_AFTER_MS);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, so that another one that got its number is not taken for it; known on Linux only. */
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
    fix: 'wait for the other run to end; where there is none, delete this file',
  });
}
