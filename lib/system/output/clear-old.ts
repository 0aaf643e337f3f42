import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, type Stats, unlinkSync } from 'node:fs';
import { join, posix } from 'node:path';
import { statOf } from './output-folder';
import { isBookkeeping, ownershipFile, readOwnership } from './ownership';

/**
 * Removes an old output after a swap. Files of the app, and files that are also in the new output, are deleted. Files
 * that somebody added at the last moment move to the new output. This can be stopped at any point and started again.
 */
export function clearOld(old: string, current: string): void {
  const owned = readOwnership(old);
  clear('');
  rmSync(join(old, ownershipFile), { force: true });
  rmdirSync(old);

  function clear(relative: string): void {
    for (const entry of readdirSync(join(old, relative), { withFileTypes: true })) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (path === ownershipFile) {
        continue;
      }
      if (isBookkeeping(path)) {
        rmSync(join(old, path), { recursive: true });
      } else if (entry.isDirectory()) {
        clear(path);
        rmdirSync(join(old, path));
      } else if (owned.has(path)) {
        unlinkSync(join(old, path));
      } else {
        moveOver(path);
      }
    }
  }

  function moveOver(path: string): void {
    const from = join(old, path);
    const to = join(makeWay(current, posix.dirname(path)), posix.basename(path));
    const [one, other] = [statOf(from), statOf(to)];
    if (one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev) {
      unlinkSync(from);
      return;
    }
    renameSync(from, other === undefined ? to : freeName(to, (there) => there === undefined));
  }
}

/** Makes the folders of a path. If a link or a file has the place of a folder, that folder gets another name. */
function makeWay(root: string, relative: string): string {
  let way = root;
  for (const part of relative === '.' ? [] : relative.split('/')) {
    const isFree = (there: Stats | undefined): boolean => there?.isDirectory() ?? true;
    const path = join(way, part);
    way = isFree(statOf(path)) ? path : freeName(path, isFree);
    mkdirSync(way, { recursive: true });
  }
  return way;
}

/** Another name for what changed during the swap. kubectl and Argo CD do not read files with such a name. */
function freeName(path: string, isFree: (there: Stats | undefined) => boolean): string {
  for (let number = 1; ; number++) {
    const name = `${path}.kept-${number}`;
    if (isFree(statOf(name))) {
      return name;
    }
  }
}
