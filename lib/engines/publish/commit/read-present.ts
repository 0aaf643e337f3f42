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
  const present = new Map(tip === undefined ? [] : await repository.readFolder(tip, folder));
  if (tip !== undefined && present.size === 0) {
    await demandNoFile(repository, tip, folder);
  }
  const list = present.get(ownershipFile);
  present.delete(ownershipFile);
  return { present, list, own: await readOwn(repository, list, folder) };
}

/** @throws if a file is in the place of a folder, or of a folder around it */
async function demandNoFile(repository: ScratchRepository, tip: string, folder: string): Promise<void> {
  const way = folder === '' ? [] : [...foldersOf(folder), folder];
  for (const path of way) {
    const entry = await repository.findEntry(tip, path);
    if (entry !== undefined && entry.mode !== '040000') {
      const what = `Cannot publish to ${folder}: ${path} is in the way, which is not a folder`;
      throw new GitOpsError({ where: 'publish', what, fix: 'use another path' });
    }
  }
}

async function readOwn(repository: ScratchRepository, list: TreeEntry | undefined, folder: string): Promise<OwnFiles> {
  if (list === undefined) {
    return new Map();
  }
  if (!isFile(list)) {
    const what = `Cannot publish to ${folder}: ${ownershipFile} there is not a file`;
    throw new GitOpsError({ where: 'publish', what, fix: 'restore it from the history of that branch' });
  }
  return readOwnFiles(await repository.readFile(list.id));
}
