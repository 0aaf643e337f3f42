import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { statOf } from './output-folder';
import { isBookkeeping, OWNERSHIP_FILE, readOwnership } from './ownership';

/**
 * Removes an old output that was swapped out. What is the app's own, or stands in the new output as well, goes; what
 * somebody put there at the last moment moves over. It can be stopped anywhere and started again.
 */
export function clearOld(old: string, current: string): void {
  const owned = readOwnership(old);
  clear('');
  rmSync(join(old, OWNERSHIP_FILE), { force: true });
  rmdirSync(old);

  function clear(relative: string): void {
    for (const entry of readdirSync(join(old, relative), { withFileTypes: true })) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (path === OWNERSHIP_FILE) {
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

/** A name for a file that changed while it was swapped, and that neither kubectl nor Argo CD reads. */
function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = `${path}.kept-${number}`;
    if (statOf(name) === undefined) {
      return name;
    }
  }
}
