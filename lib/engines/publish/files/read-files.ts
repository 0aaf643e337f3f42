import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { quote } from '../../../core/check/quote';
import { demandNoFindings, type Finding, finding, GitOpsError } from '../../../core/error';
import { constructMetadataFile } from '../../../system/output/collisions';
import { diskError } from '../../../system/output/disk-error';
import { isBookkeeping, ownershipFile } from '../../../system/output/ownership';
import { findPathReason } from '../address/check-tree-path';

/** A file to publish. */
export interface PublishedFile {
  readonly content: Uint8Array;
  /** `100644`, or `100755` if it is a program. */
  readonly mode: string;
}

/**
 * Reads the files of a folder, by path relative to it. What this library keeps there for itself is left out.
 *
 * @throws if there are none, or if one can't be in a repository
 */
export function readFiles(folder: string): ReadonlyMap<string, PublishedFile> {
  const entries = entriesOf(folder).filter((entry) => !entry.isDirectory() && !isOwn(pathOf(folder, entry)));
  demandNoFindings(entries.flatMap((entry) => checkEntry(folder, entry)));
  if (entries.length === 0) {
    const what = `Cannot publish ${folder}: it has no files, and would delete all that was published before`;
    throw new GitOpsError({ where: 'publish', what, fix: 'use the folder that synth wrote' });
  }
  const paths = entries.map((entry) => pathOf(folder, entry)).sort();
  return new Map(paths.map((path) => [path, readFile(join(folder, path))]));
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw diskError(folder, 'Cannot read the files to publish', error);
  }
}

function pathOf(folder: string, { parentPath, name }: Dirent): string {
  return relative(folder, join(parentPath, name)).split(sep).join('/');
}

function isOwn(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isBookkeeping(path) || name === ownershipFile || name === constructMetadataFile;
}

function checkEntry(folder: string, entry: Dirent): Finding[] {
  const path = pathOf(folder, entry);
  const reason = entry.isFile() ? findPathReason(path) : 'it is a link, or something else that is not a file';
  return reason === undefined
    ? []
    : [
        finding({
          where: folder,
          what: `Cannot publish ${quote(path)}: ${reason}`,
          fix: 'remove it, or give it another name',
        }),
      ];
}

function readFile(path: string): PublishedFile {
  try {
    return { content: readFileSync(path), mode: (statSync(path).mode & 0o100) === 0 ? '100644' : '100755' };
  } catch (error) {
    throw diskError(path, 'Cannot read the file to publish', error);
  }
}
