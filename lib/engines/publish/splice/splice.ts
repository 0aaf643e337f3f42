import { foldersOf } from '../../../core/text/folders-around';
import { sameOnAllSystems } from '../../../core/text/same-on-all-systems';
import { type OwnFiles } from './own-files';
import { isFile, type TreeEntry } from './tree-entry';

/** What is in a folder of a branch, and what is to be there. All paths are relative to the folder. */
export interface SpliceInput {
  /** All that is in the folder now. */
  readonly present: ReadonlyMap<string, TreeEntry>;
  /** What was published there before. */
  readonly own: OwnFiles;
  /** The files to publish. */
  readonly wanted: ReadonlyMap<string, TreeEntry>;
  /** Whether files that were edited by hand are replaced or deleted, too. */
  readonly overwriteEdited: boolean;
}

/** The paths that change, and those that do not although the app would have them otherwise. */
export interface PublishedPaths {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that were published before and edited by hand since. They are kept as they are. */
  readonly edited: readonly string[];
  /** Files that were published before and deleted by hand since. They are added again. */
  readonly restored: readonly string[];
}

/** What changes in a folder. */
export interface Splice extends PublishedPaths {
  /** What is in the way of a file to publish. If there is any, nothing can be published. */
  readonly inTheWay: readonly string[];
  /** The list of published files afterwards. An edited file keeps its old id, so that it counts as edited next time, too. */
  readonly own: OwnFiles;
}

/** Decides what changes in a folder. Files that nobody published there are never touched. */
export function splice(input: SpliceInput): Splice {
  const { present, own, wanted } = input;
  const edited = [...own.keys()].filter((path) => isKept(path, input));
  const kept = new Set(edited);
  const written = [...wanted.keys()].filter((path) => !kept.has(path));
  const isOpen = (path: string): boolean => own.has(path) || isSame(present.get(path), wanted.get(path));
  const removed = [...own.keys()].filter((path) => present.has(path) && !wanted.has(path) && !kept.has(path));
  const gone = new Set(removed);
  const staying = [...present.keys()].filter((path) => !gone.has(path) && !wanted.has(path));
  const foreign = written.filter((path) => present.has(path) && !isOpen(path));
  return {
    added: written.filter((path) => !present.has(path)),
    changed: written.filter((path) => present.has(path) && !isSame(present.get(path), wanted.get(path))),
    removed,
    edited,
    restored: written.filter((path) => own.has(path) && !present.has(path)),
    inTheWay: [...foreign, ...clashes(written, [...staying, ...edited])],
    own: new Map([
      ...edited.map((path) => [path, own.get(path)] as const),
      ...written.map((path) => [path, wanted.get(path)?.id] as const),
    ]),
  };
}

/** Whether a published file was edited by hand, and not to what is to be published anyway. */
function isKept(path: string, { present, own, wanted, overwriteEdited }: SpliceInput): boolean {
  const entry = present.get(path);
  if (entry === undefined || overwriteEdited || isSame(entry, wanted.get(path))) {
    return false;
  }
  const id = own.get(path);
  return !isFile(entry) || (id !== undefined && id !== entry.id);
}

function isSame(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one !== undefined && one.mode === other?.mode && one.id === other.id;
}

/**
 * Files that stay, and would have to be a folder for a file to publish, or are in a folder that would have to be a file, or
 * are the same file on systems that ignore case.
 */
function clashes(written: readonly string[], staying: readonly string[]): string[] {
  const files = new Set(written.map(sameOnAllSystems));
  const folders = new Set([...files].flatMap(foldersOf));
  return staying.filter((path) => {
    const key = sameOnAllSystems(path);
    return folders.has(key) || files.has(key) || foldersOf(key).some((folder) => files.has(folder));
  });
}
