import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../../../core/check/quote';
import { demandNoFindings, type Finding, finding, GitOpsError } from '../../../core/error';
import { constructMetadataFile } from '../../../system/output/collisions';
import { sameOnAllSystems } from '../../../core/text/same-on-all-systems';
import { isBookkeeping, ownershipFile } from '../../../system/output/ownership';
import { readError } from '../../../system/read-error';
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
  const entries = entriesOf(folder).filter(({ path }) => !isOwn(path));
  demandNoFindings([...entries.flatMap((entry) => checkEntry(folder, entry)), ...checkCase(folder, entries)]);
  if (entries.length === 0) {
    const what = `Cannot publish ${folder}: it has no files, and would delete all that was published before`;
    throw new GitOpsError({ where: 'publish', what, fix: 'use the folder that synth wrote' });
  }
  return new Map(entries.map(({ path }) => [path, readFile(join(folder, path))]));
}

/** What is in a folder and is not a folder itself. */
interface Entry {
  readonly path: string;
  readonly isFile: boolean;
}

/** In the order of their paths, on every system. */
function entriesOf(folder: string): Entry[] {
  try {
    return entriesBelow(folder, '').sort((one, other) => (one.path < other.path ? -1 : 1));
  } catch (error) {
    throw readError(folder, 'Cannot read the files to publish', error);
  }
}

function entriesBelow(folder: string, parent: string): Entry[] {
  return readdirSync(join(folder, parent), { withFileTypes: true }).flatMap((entry) => {
    const path = `${parent}${entry.name}`;
    return entry.isDirectory() ? entriesBelow(folder, `${path}/`) : [{ path, isFile: entry.isFile() }];
  });
}

function isOwn(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isBookkeeping(path) || name === ownershipFile || name === constructMetadataFile;
}

function checkEntry(folder: string, { path, isFile }: Entry): Finding[] {
  const reason = isFile ? findPathReason(path) : 'it is a link, or something else that is not a file';
  return reason === undefined ? [] : [entryFinding(folder, path, reason, 'remove it, or give it another name')];
}

/** A checkout on macOS or Windows would have only one of two files whose paths differ in case. */
function checkCase(folder: string, entries: readonly Entry[]): Finding[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ path }) => {
    const key = sameOnAllSystems(path);
    const other = seen.get(key);
    seen.set(key, path);
    const reason = `it is the same file as ${other} on systems that ignore case`;
    return other === undefined ? [] : [entryFinding(folder, path, reason, 'give one of them another name')];
  });
}

function entryFinding(where: string, path: string, reason: string, fix: string): Finding {
  return finding({ where, what: `Cannot publish ${quote(path)}: ${reason}`, fix });
}

function readFile(path: string): PublishedFile {
  try {
    return { content: readFileSync(path), mode: (statSync(path).mode & 0o100) === 0 ? '100644' : '100755' };
  } catch (error) {
    throw readError(path, 'Cannot read the file to publish', error);
  }
}
