import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, type Stats } from 'node:fs';
import { rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { diskError } from './disk-error';
import { type FileContent } from '../../core/text/file-content';
import { statOf } from './output-folder';

/** Read only, not through a link, and without waiting for the other end of a pipe. */
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * Whether a folder is there. Nothing is written or deleted through a link, because it may lead out of the output.
 *
 * @throws if something else is there: a link, a file, a pipe or a device
 */
export function findFolder(path: string): boolean {
  const there = statOf(path);
  if (there !== undefined && !there.isDirectory()) {
    throw inTheWay(path, there, 'a folder');
  }
  return there !== undefined;
}

/**
 * Makes the folders on the way to a path, one by one.
 *
 * @param made folders that were made or found before; they are not looked at again
 * @throws if a link or a file is on the way
 */
export function makeFoldersBelow(root: string, relative: string, made = new Set<string>()): void {
  if (relative === '.' || made.has(relative)) {
    return;
  }
  let path = root;
  for (const part of relative.split('/')) {
    path = join(path, part);
    if (!findFolder(path)) {
      mkdirSync(path);
    }
  }
  made.add(relative);
}

/** The text of a file of this library, as `readOwnBytes` reads it. */
export function readOwnFile(path: string): string | undefined {
  return readOwnBytes(path)?.toString('utf8');
}

/**
 * What is in a file of this library; undefined if there is nothing.
 *
 * @throws if something else is there. It is not opened: reading a pipe could wait forever.
 */
export function readOwnBytes(path: string): Buffer | undefined {
  const there = statOf(path);
  if (there === undefined) {
    return undefined;
  }
  if (!there.isFile()) {
    throw inTheWay(path, there, 'a file');
  }
  return readNow(path);
}

function readNow(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    return fstatSync(file).isFile() ? readFileSync(file) : undefined;
  } catch (error) {
    // Another run has just removed it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  } finally {
    if (file !== undefined) {
      closeSync(file);
    }
  }
}

/**
 * Writes a file of this library anew. A link at the path is removed, and not followed.
 *
 * @throws if a folder is there
 */
export function writeOwnFile(path: string, content: FileContent): void {
  const there = statOf(path);
  if (there?.isDirectory()) {
    throw inTheWay(path, there, 'a file');
  }
  if (there !== undefined) {
    unlinkSync(path);
  }
  createFile(path, content);
}

/**
 * Creates a file. It fails if something is there.
 *
 * @throws if the content can't be written, for example because the disk is full. No part of it stays.
 */
export function createFile(path: string, content: FileContent): void {
  try {
    // Node.js is faster if the encoding is given.
    writeFileSync(path, content, { encoding: 'utf8', flag: 'wx' });
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      rmSync(path, { force: true });
      throw diskError(path, 'Cannot write the output', error);
    }
    throw error;
  }
}

function inTheWay(path: string, there: Stats, wanted: string): GitOpsError {
  return new GitOpsError({
    where: path,
    what: `Cannot write the output: ${kindOf(there)} is in the place of ${wanted}`,
    fix: 'move or delete it, or let the app write to another folder',
  });
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) {
    return 'a link';
  }
  if (stats.isDirectory()) {
    return 'a folder';
  }
  if (stats.isFile()) {
    return 'a file';
  }
  return stats.isFIFO() ? 'a pipe' : 'a device or socket';
}
