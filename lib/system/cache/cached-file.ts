import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../output/make-folder';
import { removeIfEmpty } from '../output/remove-if-empty';
import { isAlive } from '../process/is-alive';

/** Where files are written before they get their names. */
const unfinished = 'unfinished';
/** The caches in which this process has removed what earlier runs left. */
const swept = new Set<string>();

/** The text of a file of a cache; undefined if it is not there or can't be read. */
export function readCachedFile(folder: string, path: string): string | undefined {
  sweep(folder);
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** The sorted names in a folder of a cache. */
export function listCachedFiles(folder: string, path: string): string[] {
  try {
    return readdirSync(join(folder, path)).sort();
  } catch {
    return [];
  }
}

/**
 * Writes a file of a cache: as a whole, or not at all. Other processes may do the same at the same time.
 *
 * @returns the error of the system if it could not be written
 */
export function writeCachedFile(folder: string, path: string, text: string): unknown {
  const target = join(folder, path);
  const temporary = join(folder, unfinished, `${process.pid}-${randomUUID()}`);
  try {
    makeFolder(dirname(temporary));
    makeFolder(dirname(target));
    writeFileSync(temporary, text);
    renameSync(temporary, target);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    removeIfThere(temporary);
    removeIfEmpty(dirname(temporary));
  }
}

/** Removes what runs that were killed have left. */
function sweep(folder: string): void {
  if (swept.has(folder)) {
    return;
  }
  swept.add(folder);
  const left = listCachedFiles(folder, unfinished).filter((name) => !isAlive(Number.parseInt(name, 10)));
  if (left.length > 0) {
    left.forEach((name) => removeIfThere(join(folder, unfinished, name)));
    removeIfEmpty(join(folder, unfinished));
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true });
  } catch {
    // For example, a part of its path is a file.
  }
}
