import { accessSync, constants, lstatSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** A folder of the output, and what is to stand in it. */
export interface OutputFolder {
  /** Absolute path. */
  readonly path: string;
  /** Text by path relative to the folder, with `/` between the parts. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The folder beside an output folder that holds what a run has in hand: its lock, the new output and the old one.
 * It is on the same file system, so that a rename is all that it takes to swap them, and hidden.
 */
export function workspaceOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.cdk8s-gitops`);
}

/**
 * Whether a folder can be replaced by renaming another one to its name: it is no link, no mount point, not the working
 * folder or one around it, and one may write to the folder around it.
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

/** What stands at a path, links not followed; undefined where nothing does. */
export function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
