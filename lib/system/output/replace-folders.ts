import { dirname, join } from 'node:path';
import { demandNoFindings } from '../../core/error';
import { type Collisions, findCollisions } from './collisions';
import { findForeign, type Foreign, nothingForeign } from './foreign';
import { checkPaths, demandPlace } from './demand-place';
import { healInPlace, writeInPlace } from './in-place';
import { makeFolder } from './make-folder';
import { canBeSwapped, type OutputFolder, statOf, workspaceOf } from './output-folder';
import { OutputLock } from './output-lock';
import { innerWorkspace, readOwnership, stagingFolder } from './ownership';
import { hasLeftovers, healSwap, removeOld, removeStaged, stageBeside, swapIn } from './swap';

/** One folder that is being written. */
interface Replacement {
  readonly folder: OutputFolder;
  readonly lock: OutputLock;
  readonly foreign: Foreign;
  readonly collisions: Collisions;
  /** Whether the folder is replaced by a rename. If not, its files are replaced one by one. */
  swap: boolean;
}

/** The error codes if a folder can't be renamed or a file can't be linked: it is mounted, in use or not allowed. */
const notSwappable = ['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EINVAL'];

/**
 * Writes folders. At any time, each folder has either its whole old content or its whole new content: the new content
 * is written beside the old one, and then a rename swaps them. Files that the app wrote before but no longer makes are
 * removed, and foreign files stay. If a folder can't be renamed (a mount point), its files are replaced one by one. No
 * link is followed.
 *
 * @throws if links or foreign files are in the way, or if another run does not end. Then nothing has changed.
 */
export function replaceFolders(folders: readonly OutputFolder[]): void {
  demandNoFindings(folders.flatMap(checkPaths));
  const locks = takeLocks(folders);
  try {
    const replacements = folders.map((folder, index) => prepare(folder, locks[index]));
    demandNoFindings(replacements.flatMap(({ collisions }) => collisions.findings));
    replacements.forEach(stage);
    locks.forEach((lock) => lock.ensureHeld());
    replacements.forEach(putInPlace);
  } finally {
    folders.forEach(({ path }, index) => locks[index].isHeld() && removeStaged(path));
    locks.forEach((lock) => lock.release());
  }
}

/** Repairs the state that a killed run left, unless another run works on the folder. */
export function heal(folder: string): void {
  demandPlace(folder);
  const workspace = lockFolder(folder);
  const inPlace = statOf(join(folder, stagingFolder)) !== undefined;
  if (!hasLeftovers(folder) && !inPlace && statOf(workspace) === undefined) {
    return;
  }
  const lock = OutputLock.tryTake(workspace);
  if (lock !== undefined) {
    try {
      healSwap(folder);
      healInPlace(folder);
    } finally {
      lock.release();
    }
  }
}

function takeLocks(folders: readonly OutputFolder[]): OutputLock[] {
  const locks: OutputLock[] = [];
  try {
    for (const { path } of folders) {
      demandPlace(path);
      makeFolder(canBeSwapped(path) ? dirname(path) : path);
      locks.push(OutputLock.take(lockFolder(path)));
    }
    return locks;
  } catch (error) {
    locks.forEach((lock) => lock.release());
    throw error;
  }
}

/** The folder for the lock: beside the output folder, or inside it if that folder can't be swapped. */
function lockFolder(folder: string): string {
  return canBeSwapped(folder) ? workspaceOf(folder) : join(folder, innerWorkspace);
}

function prepare(folder: OutputFolder, lock: OutputLock): Replacement {
  healSwap(folder.path);
  const swap = canBeSwapped(folder.path);
  const exists = statOf(folder.path) !== undefined;
  if (!swap) {
    makeFolder(folder.path);
  }
  if (statOf(folder.path) !== undefined) {
    healInPlace(folder.path);
  }
  const foreign = exists ? findForeign(folder.path, readOwnership(folder.path)) : nothingForeign;
  const collisions = findCollisions(folder, foreign);
  return { folder, lock, foreign, collisions, swap: swap && !foreign.mustStay };
}

function stage(replacement: Replacement): void {
  const { folder, foreign, collisions, lock } = replacement;
  if (replacement.swap) {
    replacement.swap = ifPossible(() => stageBeside(folder, foreign, collisions.adopted, () => lock.touch()));
  }
}

function putInPlace(replacement: Replacement): void {
  const { folder, collisions, lock } = replacement;
  if (replacement.swap && ifPossible(() => swapIn(folder))) {
    removeOld(folder.path);
  } else {
    makeFolder(folder.path);
    writeInPlace(folder, collisions.adopted, () => lock.touch());
  }
}

/** Runs a step. Returns false if the system does not allow the step here; the caller then uses another way. */
function ifPossible(step: () => void): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (notSwappable.includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false;
    }
    throw error;
  }
}
