import { type ManifestFile } from './read-manifest-files';
import { findTargetLevel, findTwinLevel, folderAt, hasFolders } from './target-level';

/** Which target each file of an output is for. */
export interface OutputTargets {
  /** Whether it is known that there are several. If not, the names of folders are a guess. */
  readonly areKnown: boolean;
  /** The target of a file; undefined if it is for none. */
  readonly of: (file: ManifestFile) => string | undefined;
}

/**
 * The targets of an output: those that the app has noted, or else the names of folders. It may be that no object is in two
 * versions. Folders with the same object are then the next best, and after them those at the top.
 *
 * @param other the other side of a difference, which may have more targets
 */
export function outputTargets(files: readonly ManifestFile[], other: readonly ManifestFile[] = []): OutputTargets {
  if (areNoted(files)) {
    return { areKnown: true, of: ({ targets = [] }) => (targets.length === 1 ? targets[0] : undefined) };
  }
  const known = findTargetLevel(files) ?? findTargetLevel(other);
  const level = known ?? findTwinLevel(files) ?? findTwinLevel(other) ?? 0;
  return { areKnown: known !== undefined, of: (file) => folderAt(level, file) };
}

/** Whether the app has noted which targets its files are for. It does so if it has several. */
export function areNoted(files: readonly ManifestFile[]): boolean {
  return files.some(({ targets }) => targets !== undefined);
}

/** Whether an output can have several targets: it may be one file. */
export function canHaveTargets(files: readonly ManifestFile[]): boolean {
  return areNoted(files) || hasFolders(files);
}
