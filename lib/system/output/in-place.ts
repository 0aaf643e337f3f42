import { mkdirSync, readlinkSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type OutputFolder, statOf } from './output-folder';
import { ownershipFile, readOwnership, stagingFolder, writeOwnership } from './ownership';
import { writeFiles } from './stage';

/** Makes a folder. If the path is a broken link, it makes the folder that the link points to. */
export function makeFolder(folder: string): void {
  const link = statOf(folder)?.isSymbolicLink() ? resolve(dirname(folder), readlinkSync(folder)) : folder;
  mkdirSync(link, { recursive: true });
}

/**
 * Replaces the app's files in a folder one by one, for folders that can't be renamed. At any time, each file is either
 * the whole old one or the whole new one. A killed run can leave some old and some new files. The next run repairs it.
 */
export function writeInPlace(folder: OutputFolder, adopted: readonly string[], onProgress: () => void): void {
  const staging = join(folder.path, stagingFolder);
  rmSync(staging, { recursive: true, force: true });
  writeFiles(staging, folder.files, onProgress);
  const owned = new Set([...readOwnership(folder.path), ...adopted]);
  // The old and the new files are both listed until the end: after a killed run, none of them looks foreign.
  writeOwnership(folder.path, new Set([...owned, ...folder.files.keys()]));
  const gone = [...owned].filter((path) => !folder.files.has(path) && path !== ownershipFile);
  gone.forEach((path) => removeFile(folder.path, path));
  for (const path of folder.files.keys()) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    renameSync(join(staging, path), join(folder.path, path));
  }
  writeOwnership(folder.path, folder.files.keys());
  rmSync(staging, { recursive: true, force: true });
}

/** Removes files that a killed run staged in a folder. */
export function healInPlace(folder: string): void {
  rmSync(join(folder, stagingFolder), { recursive: true, force: true });
}

/** Removes a file that the app no longer makes, and the folders that are then empty. */
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
