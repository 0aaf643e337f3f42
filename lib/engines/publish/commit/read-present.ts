import { GitOpsError } from '../../../core/error';
import { ownershipFile } from '../../../system/output/ownership';
import { type ScratchRepository } from '../repository/scratch-repository';
import { type OwnFiles, readOwnFiles } from '../splice/own-files';
import { foldersOf, type SpliceInput } from '../splice/splice';
import { isFile, type TreeEntry } from '../splice/tree-entry';

/** What is in a folder of a branch. */
export interface Present extends Pick<SpliceInput, 'present' | 'own'> {
  /** The file that lists what was published there; undefined if nothing was. */
  readonly list?: TreeEntry;
}

const nothing: Present = { present: new Map(), own: new Map() };

/**
 * Reads what is in a folder of a branch.
 *
 * @param tip the newest commit of the branch; undefined if the branch does not exist
 * @throws if a file is in the place of the folder
 */
export async function readPresent(
  repository: ScratchRepository,
  tip: string | undefined,
  folder: string,
): Promise<Present> {
  if (tip === undefined || !(await isFolder(repository, tip, folder))) {
    return nothing;
  }
  const present = new Map(await repository.readFolder(tip, folder));
  const list = present.get(ownershipFile);
  present.delete(ownershipFile);
  return { present, list, own: await readOwn(repository, list, folder) };
}

/** Whether a folder is there. What is there instead is an error, also on the way to it. */
async function isFolder(repository: ScratchRepository, tip: string, folder: string): Promise<boolean> {
  const way = folder === '' ? [] : [...foldersOf(folder), folder].reverse();
  for (const path of way) {
    const entry = await repository.findEntry(tip, path);
    if (entry !== undefined && entry.mode !== '040000') {
      const what = `Cannot publish to ${folder}: ${path} is in the way, which is not a folder`;
      throw new GitOpsError({ where: 'publish', what, fix: 'use another path' });
    }
    if (entry !== undefined) {
      return path === folder;
    }
  }
  return folder === '';
}

async function readOwn(repository: ScratchRepository, list: TreeEntry | undefined, folder: string): Promise<OwnFiles> {
  if (list === undefined) {
    return nothing.own;
  }
  if (!isFile(list)) {
    const what = `Cannot publish to ${folder}: ${ownershipFile} there is not a file`;
    throw new GitOpsError({ where: 'publish', what, fix: 'restore it from the history of that branch' });
  }
  return readOwnFiles(await repository.readFile(list.id));
}
