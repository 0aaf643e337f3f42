import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBookkeeping } from './ownership';

/**
 * The content of all files of a folder and below it, by path relative to the folder with `/` between the parts. The files
 * of a folder come before those of the folders in it, and both are sorted. A link to a file is read. A link to a folder
 * and files of this library are left out.
 */
export function readFolder(folder: string): Map<string, Buffer> {
  return new Map(pathsIn(folder, '').map((path) => [path, readFileSync(join(folder, path))]));
}

function pathsIn(folder: string, prefix: string): string[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true }).sort(byName);
  const isFile = (entry: Dirent): boolean =>
    entry.isFile() || (entry.isSymbolicLink() && statSync(join(folder, prefix, entry.name)).isFile());
  const files = entries.filter((entry) => !isBookkeeping(entry.name) && isFile(entry));
  const folders = entries.filter((entry) => entry.isDirectory() && !isBookkeeping(entry.name));
  return [
    ...files.map(({ name }) => `${prefix}${name}`),
    ...folders.flatMap(({ name }) => pathsIn(folder, `${prefix}${name}/`)),
  ];
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}
