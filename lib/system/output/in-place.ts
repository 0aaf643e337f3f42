import { accessSync, constants, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type FileContent } from '../../core/text/file-content';
import { type OutputFolder, statOf } from './output-folder';
import { makeFoldersBelow, writeOwnFile } from './own-path';
import { ownershipFile, partFile, readOwnership, stagingFolder, writeOwnership } from './ownership';
import { writeFiles } from './stage';

/**
 * Replaces the app's files in a folder one by one, for folders that can't be renamed. At any time, each file is either
 * the whole old one or the whole new one. A killed run can leave some old and some new files. The next run repairs it.
 */
export function writeInPlace(folder: OutputFolder, adopted: readonly string[], onProgress: () => void): void {
  const { path: root, files } = folder;
  const owned = new Set([...readOwnership(root), ...adopted]);
  const gone = [...owned].filter((path) => !files.has(path) && mayBeRemoved(root, path));
  demandWritable(root, [...files.keys(), ...gone.filter((path) => statOf(join(root, path)) !== undefined)]);
  try {
    rmSync(join(root, stagingFolder), { recursive: true, force: true });
    // Nothing reads files whose names are numbers: if this run is killed, the half ones do no harm.
    writeFiles(
      join(root, stagingFolder),
      new Map([...files.values()].map((content, index) => [`${index}`, content])),
      onProgress,
    );
    // The old and the new files are both listed until the end: after a killed run, none of them looks foreign.
    writeOwnership(root, new Set([...owned, ...files.keys()]));
    gone.forEach((path) => removeGone(root, path));
    moveIn(root, files);
    writeOwnership(root, files.keys(), folder.targets);
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
  const parts = [...folders].map((below) => posix.join(below, partFile));
  parts.forEach((path) => mayBeRemoved(folder, path) && rmSync(join(folder, path), { force: true }));
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
  [...files].forEach(([path, content], index) => {
    const [staged, target] = [join(root, stagingFolder, `${index}`), join(root, path)];
    makeFoldersBelow(root, posix.dirname(path), made);
    try {
      renameSync(staged, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
        throw error;
      }
      writeOnOtherDisk(target, content);
    }
  });
}

/** Something is mounted on the way to the file. A file is renamed within one disk only, so it is written there again. */
function writeOnOtherDisk(target: string, content: FileContent): void {
  const part = posix.join(posix.dirname(target), partFile);
  writeOwnFile(part, content);
  renameSync(part, target);
}

/** Removes a file that the app no longer makes, and the folders that are then empty. */
function removeGone(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let parent = posix.dirname(path); parent !== '.'; parent = posix.dirname(parent)) {
    try {
      rmdirSync(join(root, parent));
    } catch {
      return;
    }
  }
}

/** Whether a path of the list is one below the folder, and not a folder itself. Others may have changed the list. */
function mayBeRemoved(root: string, path: string): boolean {
  const isAway = path === ownershipFile || path.startsWith('/') || path.split('/').includes('..');
  return !isAway && isFolderBelow(root, posix.dirname(path)) && !statOf(join(root, path))?.isDirectory();
}

/** Whether each part of the way is a folder, and none is a link. */
function isFolderBelow(root: string, relative: string): boolean {
  const parts = relative === '.' ? [] : relative.split('/');
  const way = parts.map((_, index) => join(root, ...parts.slice(0, index + 1)));
  return way.every((path) => statOf(path)?.isDirectory() ?? false);
}
