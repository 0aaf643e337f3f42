import { accessSync, constants, lstatSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type FileContent } from '../../core/text/file-content';

/** A folder of the output, and the files for it. */
export interface OutputFolder {
  /** Absolute path. */
  readonly path: string;
  /** Text or bytes by path relative to the folder, with `/` between the parts. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** What the files are for. @default - the app has one target */
  readonly targets?: readonly TargetNote[];
}

/** A note of an app with several targets, next to the list of its files: which target the files at a path are for. */
export interface TargetNote {
  readonly target: string;
  /** A file, or a folder if it ends with a slash. */
  readonly path: string;
}

/**
 * The hidden folder beside an output folder in which a run works. It has the lock, the new output and the old one. It
 * is on the same file system, and for this reason a rename is enough to swap the outputs.
 */
export function workspaceOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.cdk8s-gitops`);
}

/**
 * Whether a folder can be replaced by renaming another folder to its name. It must not be a link, a mount point, the
 * working folder or a folder around it, and the folder around it must be writable.
 */
export function canBeSwapped(folder: string): boolean {
  const parent = dirname(folder);
  if (parent === folder || isInside(process.cwd(), folder)) {
    return false;
  }
  const own = statOf(folder);
  const around = statOf(`${parent}/`);
  return (own === undefined || (own.isDirectory() && own.dev === around?.dev)) && isWritable(parent);
}

/** Whether one path is the other or below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith('../') && !way.startsWith('..\\'));
}

/** The file or folder at a path, without following links; undefined if there is nothing. */
export function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Whether this user may create and delete files in a folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
