import { findTwins, type Twins } from './find-twins';
import { type ManifestFile } from './read-manifest-files';

/**
 * The level at which the folders of an output are those of its targets: 0 if they are at the top. It is known if an
 * object is there in two versions: since no cluster can have both, the folders that tell them apart are those of targets.
 *
 * @returns undefined if the output has no targets, as far as is known
 */
export function findTargetLevel(files: readonly ManifestFile[]): number | undefined {
  return lowest(findTwins(files).filter(({ areSame }) => !areSame));
}

/**
 * The level of what are likely targets: it may be that no object is in two versions. Folders with the same object are
 * then the next best, and after them those at the top.
 *
 * @param other the other side of a difference, which may have more targets
 */
export function likelyTargetLevel(files: readonly ManifestFile[], other: readonly ManifestFile[] = []): number {
  const known = findTargetLevel(files) ?? findTargetLevel(other);
  return known ?? lowest(findTwins(files)) ?? lowest(findTwins(other)) ?? 0;
}

/** The name of the target of a file, if it is in the folder of one. */
export function targetAt(level: number | undefined, file: ManifestFile): string | undefined {
  return level === undefined ? undefined : foldersOf(file)[level];
}

/** The first level at which the folders of twins are different; undefined if all are in one folder. */
export function splitLevel({ files }: Twins): number | undefined {
  const [first = [], ...others] = files.map(foldersOf);
  const deepest = Math.max(first.length, ...others.map((folders) => folders.length));
  const level = Array.from({ length: deepest }).findIndex((_, index) =>
    others.some((folders) => folders[index] !== first[index]),
  );
  return level < 0 ? undefined : level;
}

/** Whether any file is in a folder of the output. */
export function hasFolders(files: readonly ManifestFile[]): boolean {
  return files.some((file) => foldersOf(file).length > 0);
}

function lowest(twins: readonly Twins[]): number | undefined {
  const levels = twins.flatMap((each) => splitLevel(each) ?? []);
  return levels.length === 0 ? undefined : Math.min(...levels);
}

/** The names of the folders that a file is in. What kustomize makes is in the folder of its kustomization. */
function foldersOf({ path, file }: ManifestFile): string[] {
  return path === '.' ? [] : path.split('/').slice(0, file === undefined ? undefined : -1);
}
