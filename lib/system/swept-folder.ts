import { lstatSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { clearFolder, removeIfLeft } from './file-set/scratch-folder';
import { OutputLock } from './output/output-lock';

/**
 * Calls a function with a new folder among the temporary files, and removes the folder when its work is done or has
 * failed. It also removes the folders with this prefix that killed runs of this user left.
 *
 * @param prefix the start of the name
 * @param use gets the absolute path, without links
 */
export async function inSweptFolder<T>(prefix: string, use: (folder: string) => Promise<T>): Promise<T> {
  const parent = realpathSync(tmpdir());
  foldersOfThisUser(parent, prefix).forEach(removeIfLeft);
  const folder = mkdtempSync(join(parent, prefix));
  const lock = OutputLock.take(folder);
  try {
    return await use(folder);
  } finally {
    clearFolder(folder);
    lock.release();
  }
}

/** Other users may make folders with such names, too: these are not touched. */
function foldersOfThisUser(parent: string, prefix: string): string[] {
  const { uid } = userInfo();
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(parent, name))
    .filter((path) => {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats?.isDirectory() === true && (uid === -1 || stats.uid === uid);
    });
}
