import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../output/make-folder';
import { statOf } from '../output/output-folder';
import { OutputLock } from '../output/output-lock';
import { removeIfEmpty } from '../output/remove-if-empty';

/**
 * Calls a function with an empty folder below a parent, and removes the folder after it. It also removes the folders of
 * runs that were killed. Folders of runs that are alive stay: a lock in each folder names its run.
 */
export function withScratchFolder<T>(parent: string, use: (folder: string) => T): T {
  makeFolder(parent);
  folderNames(parent).forEach((name) => removeIfLeft(join(parent, name)));
  const folder = join(parent, randomUUID());
  const lock = OutputLock.take(folder);
  try {
    return use(folder);
  } finally {
    clearFolder(folder);
    lock.release();
    removeIfEmpty(parent);
  }
}

/** Removes everything in a folder except the lock of the run that works in it. */
export function clearFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== 'lock') {
      // A process of a killed run may still write there, but not for long.
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

/** Removes the folder of a run that was killed. The folder of a run that is alive stays. */
export function removeIfLeft(folder: string): void {
  const lock = OutputLock.tryTake(folder);
  if (lock !== undefined) {
    clearFolder(folder);
    lock.release();
  }
}

function folderNames(parent: string): string[] {
  return readdirSync(parent).filter((name) => statOf(join(parent, name))?.isDirectory());
}
