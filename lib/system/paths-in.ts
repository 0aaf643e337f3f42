import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readError } from './read-error';

/**
 * The paths of all files in a folder and below it, relative to it, with slashes, without those that begin with a dot.
 *
 * @throws if a folder can't be read
 */
export function pathsIn(folder: string): string[] {
  return filesBelow(folder, '');
}

function filesBelow(folder: string, parent: string): string[] {
  return entriesOf(join(folder, parent)).flatMap((entry) => {
    const path = `${parent}${entry.name}`;
    if (entry.name.startsWith('.')) {
      return [];
    }
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : isFile(entry, join(folder, path)) ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readError(folder, 'Cannot read the folder', error);
  }
}

/** A link that leads nowhere counts as a file, so that reading it is an error. */
function isFile(entry: Dirent, path: string): boolean {
  return (
    entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
  );
}
