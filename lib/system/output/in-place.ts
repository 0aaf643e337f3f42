import { mkdirSync, readlinkSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type OutputFolder, statOf } from './output-folder';
import { OWNERSHIP_FILE, readOwnership, STAGING_FOLDER, writeOwnership } from './ownership';
import { writeFiles } from './stage';

/** Makes a folder, at the end of a link that leads nowhere as well. */
export function makeFolder(folder: string): void {
  const link = statOf(folder)?.isSymbolicLink() ? resolve(dirname(folder), readlinkSync(folder)) : folder;
  mkdirSync(link, { recursive: true });
}

/**
 * Replaces the app's files in a folder one by one, for folders that can't be renamed. Each file is the old one or the
 * new one, whole; a run that is killed can leave some of either, which the next run mends.
 */
export function writeInPlace(folder: OutputFolder, adopted: readonly string[], onProgress: () => void): void {
  const staging = join(folder.path, STAGING_FOLDER);
  rmSync(staging, { recursive: true, force: true });
  writeFiles(staging, folder.files, onProgress);
  const owned = new Set([...readOwnership(folder.path), ...adopted]);
  // Both lists count until the end: a run that is killed leaves nothing that looks foreign.
  writeOwnership(folder.path, new Set([...owned, ...folder.files.keys()]));
  const gone = [...owned].filter((path) => !folder.files.has(path) && path !== OWNERSHIP_FILE);
  gone.forEach((path) => removeFile(folder.path, path));
  for (const path of folder.files.keys()) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    renameSync(join(staging, path), join(folder.path, path));
  }
  writeOwnership(folder.path, folder.files.keys());
  rmSync(staging, { recursive: true, force: true });
}

/** Removes what a killed run staged in a folder. */
export function healInPlace(folder: string): void {
  rmSync(join(folder, STAGING_FOLDER), { recursive: true, force: true });
}

/** Removes a file that the app makes no more, and the folders that are empty without it. */
function removeFile(folder: string, path: string): void {
  if (path.split('/').includes('..') || statOf(join(folder, path))?.isDirectory()) {
    return;
  }
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      return;
    }
  }
}
