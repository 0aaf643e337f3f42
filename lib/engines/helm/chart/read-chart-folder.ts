import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsError } from '../../../core/error';
import { type ChartFiles } from './chart';

/**
 * Reads all files of a folder with a chart. Links are followed, as helm follows them. A `.helmignore` is not read: a
 * file that helm ignores is here, too.
 *
 * @throws if links lead in a circle or nowhere, or if something is neither a file nor a folder
 */
export function readChartFolder(root: string, where: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  enter({ root, where, files }, '', []);
  return files;
}

/** A walk through a chart. */
interface Walk {
  readonly root: string;
  readonly where: string;
  readonly files: Map<string, Uint8Array>;
}

/** @param around the real paths of the folders around this one */
function enter(walk: Walk, folder: string, around: readonly string[]): void {
  const absolute = join(walk.root, folder);
  const real = realpathSync(absolute);
  if (around.includes(real)) {
    throw unreadable(walk, folder, 'links lead in a circle there', 'remove the link');
  }
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const kind = kindOf(walk, path, entry);
    if (kind.isFile()) {
      walk.files.set(path, readFileSync(join(walk.root, path)));
    } else if (!kind.isDirectory()) {
      throw unreadable(walk, path, 'it is neither a file nor a folder', 'remove it');
    } else if (entry.name !== '.git') {
      enter(walk, path, [...around, real]);
    }
  }
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
