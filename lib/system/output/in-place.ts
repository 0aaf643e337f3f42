import { accessSync, constants, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type OutputFolder, statOf } from './output-folder';
import { createFile, makeFoldersBelow } from './own-path';
import { ownershipFile, partFile, readOwnership, stagingFolder, writeOwnership } from './ownership';
import { writeFiles } from './stage';

/**
 * Replaces the app's files in a folder one by one, for folders that can't be renamed. At any time, each file is either
 * the whole old one or the whole new one. A killed run can leave some old and some new files. The next run repairs it.
 */
export function writeInPlace(folder: OutputFolder, adopted: readonly string[], onProgress: () => void): void {
  const { path: root, files } = folder;
  demandWritable(root, files.keys());
  const owned = new Set([...readOwnership(root), ...adopted]);
  try {
    rmSync(join(root, stagingFolder), { recursive: true, force: true });
    // Nothing reads files whose names are numbers: if this run is killed, the half ones do no harm.
    writeFiles(
      join(root, stagingFolder),
      new Map([...files.values()].map((text, index) => [`${index}`, text])),
      onProgress,
    );
    // The old and the new files are both listed until the end: after a killed run, none of them looks foreign.
    writeOwnership(root, new Set([...owned, ...files.keys()]));
    const gone = [...owned].filter((path) => !files.has(path) && path !== ownershipFile);
    gone.forEach((path) => removeFile(root, path));
    moveIn(root, files);
    writeOwnership(root, files.keys());
  } finally {
    healInPlace(root);
  }
}

/** Removes files that a killed run staged in a folder. */
export function healInPlace(folder: string): void {
  const staging = join(folder, stagingFolder);
  if (statOf(staging) === undefined) {
    return;
  }
  const folders = new Set([...readOwnership(folder)].map((path) => posix.dirname(path)));
  folders.forEach((below) => isFolderBelow(folder, below) && rmSync(join(folder, below, partFile), { force: true }));
  rmSync(staging, { recursive: true, force: true });
}

/** Fails before the first change if a folder below can't be written, such as a disk that is mounted read-only. */
function demandWritable(root: string, paths: Iterable<string>): void {
  const folders = new Set([...paths].map((path) => posix.dirname(path)));
  for (const folder of folders) {
    if (isFolderBelow(root, folder)) {
      accessSync(join(root, folder), constants.W_OK | constants.X_OK);
    }
  }
}

function moveIn(root: string, files: OutputFolder['files']): void {
  const made = new Set<string>();
  [...files].forEach(([path, text], index) => {
    const [staged, target] = [join(root, stagingFolder, `${index}`), join(root, path)];
    makeFoldersBelow(root, posix.dirname(path), made);
    try {
      renameSync(staged, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
        throw error;
      }
      writeOnOtherDisk(target, text);
    }
  });
}

/** Something is mounted on the way to the file. A file is renamed within one disk only, so it is written there again. */
function writeOnOtherDisk(target: string, text: string): void {
  const part = posix.join(posix.dirname(target), partFile);
  rmSync(part, { force: true });
  createFile(part, text);
  renameSync(part, target);
}

/** Removes a file that the app no longer makes, and the folders that are then empty. */
function removeFile(root: string, path: string): void {
  const folder = posix.dirname(path);
  if (
    path.startsWith('/') ||
    path.split('/').includes('..') ||
    !isFolderBelow(root, folder) ||
    statOf(join(root, path))?.isDirectory()
  ) {
    return;
  }
  rmSync(join(root, path), { force: true });
  for (let parent = folder; parent !== '.'; parent = posix.dirname(parent)) {
    try {
      rmdirSync(join(root, parent));
    } catch {
      return;
    }
  }
}

/** Whether each part of the way is a folder, and none is a link. */
function isFolderBelow(root: string, relative: string): boolean {
  const parts = relative === '.' ? [] : relative.split('/');
  const way = parts.map((_, index) => join(root, ...parts.slice(0, index + 1)));
  return way.every((path) => statOf(path)?.isDirectory() ?? false);
}
