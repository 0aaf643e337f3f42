import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsError } from '../../../core/error';
import { readBytes } from '../../../system/read-bytes';
import { readError } from '../../../system/read-error';
import { type ChartFiles, sortedFiles } from './chart';

/**
 * Reads all files of a folder with a chart. Links are followed, as helm follows them. A `.helmignore` is not read: a
 * file that helm ignores is here, too.
 *
 * @throws if links lead in a circle or nowhere, or if something is neither a file nor a folder
 */
export function readChartFolder(root: string, where: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  enter({ root, where, files }, '', [root]);
  return sortedFiles(files);
}

/** A walk through a chart. */
interface Walk {
  readonly root: string;
  readonly where: string;
  readonly files: Map<string, Uint8Array>;
}

/** @param around the paths of this folder and of those around it */
function enter(walk: Walk, folder: string, around: readonly string[]): void {
  for (const entry of entriesOf(walk, join(walk.root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const absolute = join(walk.root, path);
    const kind = kindOf(walk, path, entry);
    if (kind.isFile()) {
      walk.files.set(path, readBytes(absolute, walk.where));
    } else if (!kind.isDirectory()) {
      throw unreadable(walk, path, 'it is neither a file nor a folder', 'remove it');
    } else if (entry.isSymbolicLink() && leadsBack(absolute, around)) {
      throw unreadable(walk, path, 'links lead in a circle there', 'remove the link');
    } else if (entry.name !== '.git') {
      enter(walk, path, [...around, absolute]);
    }
  }
}

function entriesOf({ where }: Walk, folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readError(where, `Cannot read ${folder}`, error);
  }
}

/** Whether a link leads to one of the folders around it. Without a link, there is no circle. */
function leadsBack(link: string, around: readonly string[]): boolean {
  const target = realpathSync(link);
  return around.some((folder) => realpathSync(folder) === target);
}

/** What an entry is, or what the link leads to. */
function kindOf(walk: Walk, path: string, entry: Dirent): Dirent | Stats {
  if (!entry.isSymbolicLink()) {
    return entry;
  }
  try {
    return statSync(join(walk.root, path));
  } catch (cause) {
    const isCircle = (cause as NodeJS.ErrnoException).code === 'ELOOP';
    const what = isCircle ? 'links lead in a circle there' : 'the link leads to nothing';
    throw unreadable(walk, path, what, 'remove the link, or correct it');
  }
}

function unreadable({ root, where }: Walk, path: string, why: string, fix: string): GitOpsError {
  return new GitOpsError({ where, what: `Cannot read ${join(root, path)}: ${why}`, fix });
}
