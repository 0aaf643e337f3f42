import { accessSync, closeSync, constants, fchmodSync, fstatSync, openSync, type Stats } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskError } from './disk-error';
import { statOf } from './output-folder';

/** The codes if a file can't be created beside another or renamed. It may still be possible to write into the file. */
const notReplaceable = ['EEXIST', 'EACCES', 'EPERM', 'EBUSY', 'EXDEV', 'EROFS'];

/**
 * Writes a text to the path that a user gave, as kubectl does with `-o`: devices, pipes and links are written through,
 * and a file keeps its mode and its owner. A reader of a usual file sees the whole old text or the whole new one.
 *
 * @throws if it can't be written
 */
export function writeToPath(path: string, text: string): void {
  try {
    const there = statOf(path);
    if (!canBeReplaced(path, there) || !replace(path, text, there)) {
      writeFileSync(path, text);
    }
  } catch (error) {
    throw diskError(path, 'Cannot write', error);
  }
}

/**
 * Whether a new file may take the place. Not for links, devices and pipes; and a file with several names stays one
 * file.
 *
 * @throws if it is a file that this user may not write
 */
function canBeReplaced(path: string, there: Stats | undefined): boolean {
  if (there === undefined) {
    return true;
  }
  if (!there.isFile() || there.nlink > 1) {
    return false;
  }
  accessSync(path, constants.W_OK);
  return true;
}

/** Writes a new file beside the old one and renames it. Returns false if the system or the owner does not allow it. */
function replace(path: string, text: string, there: Stats | undefined): boolean {
  const temporary = join(dirname(path), `.cdk8s-gitops.${process.pid}.${Date.now().toString(36)}.tmp`);
  let isMade = false;
  try {
    const file = openSync(temporary, 'wx');
    isMade = true;
    try {
      if (there !== undefined && !hasOwnerOf(fstatSync(file), there)) {
        return false;
      }
      writeFileSync(file, text);
      if (there !== undefined) {
        fchmodSync(file, there.mode & 0o7777);
      }
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    isMade = false;
    return true;
  } catch (error) {
    if (notReplaceable.includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false;
    }
    throw error;
  } finally {
    if (isMade) {
      rmSync(temporary, { force: true });
    }
  }
}

function hasOwnerOf(file: Stats, other: Stats): boolean {
  return file.uid === other.uid && file.gid === other.gid;
}
