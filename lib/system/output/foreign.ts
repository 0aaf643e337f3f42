import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasMountBelow } from './mounts';
import { isWritable } from './output-folder';
import { isBookkeeping } from './ownership';

/** Files and folders in an output folder that the app did not write. */
export interface Foreign {
  /** Files, links and all else that is not a folder, by path relative to the output folder. */
  readonly files: readonly string[];
  /** Folders that are empty or have foreign files in them, with their modes. */
  readonly folders: ReadonlyMap<string, number>;
  /**
   * Whether the folder must stay in its place: another file system is mounted below it, whose files can't be linked, or
   * this user can't delete from a folder in it, so that the old output could not be removed.
   */
  readonly mustStay: boolean;
}

export const nothingForeign: Foreign = { files: [], folders: new Map(), mustStay: false };

/** Finds files and folders that the app did not write. */
export function findForeign(folder: string, owned: ReadonlySet<string>): Foreign {
  const files: string[] = [];
  const folders = new Map<string, number>();
  const device = lstatSync(folder).dev;
  let mustStay = hasMountBelow(folder);
  const visit = (relative: string): boolean => {
    const entries = readdirSync(join(folder, relative), { withFileTypes: true });
    let foreign = entries.length === 0;
    for (const entry of entries) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      foreign = (isFolder(entry) ? visitFolder(path) : visitFile(path)) || foreign;
    }
    return foreign;
  };
  const visitFolder = (path: string): boolean => {
    if (isBookkeeping(path)) {
      return false;
    }
    const { dev, mode } = lstatSync(join(folder, path));
    mustStay ||= dev !== device || !isWritable(join(folder, path));
    const foreign = visit(path);
    if (foreign) {
      folders.set(path, mode & 0o7777);
    }
    return foreign;
  };
  const visitFile = (path: string): boolean => {
    const foreign = !owned.has(path) && !isBookkeeping(path);
    if (foreign) {
      files.push(path);
    }
    return foreign;
  };
  visit('');
  return { files, folders, mustStay };
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}
