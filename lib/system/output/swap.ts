import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clearOld } from './clear-old';
import { type Foreign } from './foreign';
import { type OutputFolder, statOf, workspaceOf } from './output-folder';
import { findFolder } from './own-path';
import { readOwnership, readTargetNotes, writeOwnership } from './ownership';
import { linkForeign, writeFiles } from './stage';

const newFolder = 'new';
const oldFolder = 'old';

/** Writes the whole new output beside the old one. */
export function stageBeside(
  folder: OutputFolder,
  foreign: Foreign,
  adopted: readonly string[],
  onProgress: () => void,
): void {
  const staged = join(workspaceOf(folder.path), newFolder);
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged);
  writeFiles(staged, folder.files, onProgress);
  writeOwnership(staged, folder.files.keys(), folder.targets);
  const old = statOf(folder.path);
  if (old !== undefined) {
    linkForeign(folder.path, staged, foreign, adopted);
    chmodSync(staged, old.mode & 0o7777);
  }
  if (adopted.length > 0) {
    writeOwnership(folder.path, [...readOwnership(folder.path), ...adopted], readTargetNotes(folder.path));
  }
}

/**
 * Replaces the old output by the staged one.
 *
 * @throws if an output can't be renamed. The old one is then still in its place.
 */
export function swapIn(folder: OutputFolder): void {
  const workspace = workspaceOf(folder.path);
  const [staged, old] = [join(workspace, newFolder), join(workspace, oldFolder)];
  if (statOf(folder.path) === undefined) {
    renameSync(staged, folder.path);
    return;
  }
  renameSync(folder.path, old);
  try {
    renameSync(staged, folder.path);
  } catch (error) {
    renameSync(old, folder.path);
    throw error;
  }
}

/** Removes the old output after a swap. */
export function removeOld(folder: string): void {
  const old = findOld(folder);
  if (old !== undefined) {
    clearOld(old, folder);
  }
}

/** Removes an output that was staged but not swapped in. */
export function removeStaged(folder: string): void {
  if (statOf(workspaceOf(folder))?.isDirectory()) {
    rmSync(join(workspaceOf(folder), newFolder), { recursive: true, force: true });
  }
}

/** Whether there is a workspace beside a folder, for example from a killed run. */
export function hasLeftovers(folder: string): boolean {
  return statOf(workspaceOf(folder)) !== undefined;
}

/** Repairs the state after a killed run. An output between two renames moves back, and the rest is removed. */
export function healSwap(folder: string): void {
  const old = findOld(folder);
  if (old !== undefined && statOf(folder) === undefined) {
    renameSync(old, folder);
  }
  removeOld(folder);
  removeStaged(folder);
}

/** @throws if it is not a folder. It may be a link to another folder, which must not be cleared. */
function findOld(folder: string): string | undefined {
  const old = join(workspaceOf(folder), oldFolder);
  return findFolder(workspaceOf(folder)) && findFolder(old) ? old : undefined;
}
