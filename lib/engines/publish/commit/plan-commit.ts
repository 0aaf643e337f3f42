import { ownershipFile } from '../../../system/output/ownership';
import { blobId } from '../files/blob-id';
import { type PublishedFile } from '../files/read-files';
import { type ScratchRepository, type TreeChange } from '../repository/scratch-repository';
import { writeOwnFiles } from '../splice/own-files';
import { type PublishedPaths, splice } from '../splice/splice';
import { type TreeEntry } from '../splice/tree-entry';
import { demandNothingInTheWay, placed } from './demand-nothing-in-the-way';
import { readPresent } from './read-present';

/** A folder of a branch, and the files for it. */
export interface Placement {
  /** Relative to the root of the repository, or '' for the root. */
  readonly path: string;
  readonly files: ReadonlyMap<string, PublishedFile>;
}

/** What a commit has to change in a branch. */
export interface CommitPlan {
  readonly changes: readonly TreeChange[];
  /** The content of the files that are not in the branch yet, by id. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly paths: PublishedPaths;
}

/**
 * Decides what changes in a branch.
 *
 * @param tip its newest commit; undefined if the branch does not exist
 * @throws if something that was not published is in the way of a file
 */
export async function planCommit(
  repository: ScratchRepository,
  tip: string | undefined,
  placements: readonly Placement[],
  options: { readonly overwriteEdited: boolean },
): Promise<CommitPlan> {
  const plans: CommitPlan[] = [];
  for (const placement of placements) {
    plans.push(await planFolder(repository, tip, placement, options));
  }
  const all = (key: keyof PublishedPaths): string[] => plans.flatMap(({ paths }) => paths[key]).sort();
  return {
    changes: plans.flatMap(({ changes }) => changes),
    contents: new Map(plans.flatMap(({ contents }) => [...contents])),
    paths: {
      added: all('added'),
      changed: all('changed'),
      removed: all('removed'),
      edited: all('edited'),
      restored: all('restored'),
    },
  };
}

async function planFolder(
  repository: ScratchRepository,
  tip: string | undefined,
  { path: folder, files }: Placement,
  { overwriteEdited }: { readonly overwriteEdited: boolean },
): Promise<CommitPlan> {
  const { present, own, list, inner } = await readPresent(repository, tip, folder, [...files.keys()]);
  const entryOf = ({ content, mode }: PublishedFile): TreeEntry => ({ mode, id: blobId(content, repository.format) });
  const wanted = new Map([...files].map(([path, file]) => [path, entryOf(file)]));
  const result = splice({ present, own, wanted, overwriteEdited });
  demandNothingInTheWay(folder, result, inner);
  const newList = { content: Buffer.from(writeOwnFiles(result.own)), mode: '100644' };
  const written = [...result.added, ...result.changed].map((path) => [path, files.get(path) as PublishedFile] as const);
  const listed = entryOf(newList).id === list?.id ? [] : [[ownershipFile, newList] as const];
  const at = (path: string): string => placed(folder, path);
  return {
    changes: [
      ...result.removed.map((path): TreeChange => [at(path)]),
      ...[...written, ...listed].map(([path, file]): TreeChange => [at(path), entryOf(file)]),
    ],
    contents: new Map([...written, ...listed].map(([, file]) => [entryOf(file).id, file.content])),
    paths: {
      added: result.added.map(at),
      changed: result.changed.map(at),
      removed: result.removed.map(at),
      edited: result.edited.map(at),
      restored: result.restored.map(at),
    },
  };
}
