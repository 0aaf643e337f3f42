import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    const [from, to] = [join(old, path), join(current, path)];
    const [one, other] = [statOf(from), statOf(to)];
    if (one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev) {
      unlinkSync(from);
      return;
    }
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, other === undefined ? to : freeName(to));
  }
}

/** A free name for a file that changed during the swap. kubectl and Argo CD do not read files with such a name. */
function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}.kept-${number}`;
    if (statOf(name) === undefined) {
      return name;
    }
  }
}
