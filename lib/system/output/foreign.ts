import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasMountBelow } from './mounts';
import { isBookkeeping } from './ownership';

/** Files and folders in an output folder that the app did not write. */
export interface Foreign {
  /** Files, links and all else that is not a folder, by path relative to the output folder. */
  readonly files: readonly string[];
  /** Folders that are empty or have foreign files in them, with their modes. */
  readonly folders: ReadonlyMap<string, number>;
  /** Whether another file system is mounted below the folder. Its files can't be linked, and it must not be moved. */
  readonly hasMount: boolean;
}

export const nothingForeign: Foreign = { files: [], folders: new Map(), hasMount: false };

/** Finds files and folders that the app did not write. */
export function findForeign(folder: string, owned: ReadonlySet<string>): Foreign {
  const files: string[] = [];
  const folders = new Map<string, number>();
  const device = lstatSync(folder).dev;
  let hasMount = hasMountBelow(folder);
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
    hasMount ||= dev !== device;
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
  return { files, folders, hasMount };
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}
