import { GitOpsError } from '../../../core/error';
import { ownershipFile } from '../../../system/output/ownership';
import { type ScratchRepository } from '../repository/scratch-repository';
import { type OwnFiles, readOwnFiles } from '../splice/own-files';
import { foldersOf } from '../../../core/text/folders-around';
import { type SpliceInput } from '../splice/splice';
import { isFile, type TreeEntry } from '../splice/tree-entry';

/** What is in a folder of a branch. */
export interface Present extends Pick<SpliceInput, 'present' | 'own'> {
  /** The file that lists what was published there; undefined if nothing was. */
  readonly list?: TreeEntry;
  /** The folders below to which files were published that are on the list, too, by the path of the file. */
  readonly inner: ReadonlyMap<string, string>;
}

/**
 * Reads what is in a folder of a branch. A file that is also on the list of a folder below is that folder's: another app may
 * publish there.
 *
 * @param tip the newest commit of the branch; undefined if the branch does not exist
 * @param paths what is to be published
 * @throws if a file is in the place of the folder
 */
export async function readPresent(
  repository: ScratchRepository,
  tip: string | undefined,
  folder: string,
  paths: readonly string[],
): Promise<Present> {
  const present = new Map(tip === undefined ? [] : await repository.readFolder(tip, folder));
  if (tip !== undefined && present.size === 0) {
    await demandNoFile(repository, tip, folder);
  }
  const list = present.get(ownershipFile);
  demandList(folder, present);
  present.delete(ownershipFile);
  const own = await readList(repository, list);
  const inner = await readInner(repository, present, new Set([...own.keys(), ...paths]));
  return { present, list, inner, own: new Map([...own].filter(([path]) => !inner.has(path))) };
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

/** @throws if a folder or anything else is in the place of the list */
function demandList(folder: string, present: SpliceInput['present']): void {
  const list = present.get(ownershipFile);
  const isFolder = [...present.keys()].some((path) => path.startsWith(`${ownershipFile}/`));
  if (isFolder || (list !== undefined && !isFile(list))) {
    const what = `Cannot publish to ${folder === '' ? 'the root' : folder}: ${ownershipFile} there is not a file`;
    throw new GitOpsError({ where: 'publish', what, fix: 'restore it from the history of that branch, or delete it' });
  }
}

async function readList(repository: ScratchRepository, list: TreeEntry | undefined): Promise<OwnFiles> {
  return list === undefined || !isFile(list) ? new Map() : readOwnFiles(await repository.readFile(list.id));
}

/** Reads the lists of folders below, as far as they may have one of some paths. */
async function readInner(
  repository: ScratchRepository,
  present: SpliceInput['present'],
  paths: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const folders = new Set([...paths].flatMap(foldersOf));
  const inner = new Map<string, string>();
  for (const folder of folders) {
    for (const path of (await readList(repository, present.get(`${folder}/${ownershipFile}`))).keys()) {
      inner.set(`${folder}/${path}`, folder);
    }
  }
  return inner;
}
