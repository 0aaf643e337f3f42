import { findTwins, type Twins } from './find-twins';
import { type ManifestFile } from './read-manifest-files';

/**
 * The level at which the folders of an output are those of its targets: 0 if they are at the top. It is known if an
 * object is there in two versions: since no cluster can have both, the folders that tell them apart are those of targets.
 * It is also known if what the app has noted are the names of folders.
 *
 * @returns undefined if the output has no targets, as far as is known
 */
export function findTargetLevel(files: readonly ManifestFile[]): number | undefined {
  return notedLevel(files) ?? lowest(findTwins(files).filter(({ areSame }) => !areSame));
}

/** The level of the first folders with the same object: it may be that no object is in two versions. */
export function findTwinLevel(files: readonly ManifestFile[]): number | undefined {
  return lowest(findTwins(files));
}

/** The name of the folder of a file at a level. */
export function folderAt(level: number | undefined, file: ManifestFile): string | undefined {
  return level === undefined ? undefined : foldersOfFile(file)[level];
}

/** The first level at which the folders of twins are different; undefined if all are in one folder. */
export function splitLevel({ files }: Twins): number | undefined {
  const [first = [], ...others] = files.map(foldersOfFile);
  const deepest = others.reduce((most, folders) => Math.max(most, folders.length), first.length);
  const level = Array.from({ length: deepest }).findIndex((_, index) =>
    others.some((folders) => folders[index] !== first[index]),
  );
  return level < 0 ? undefined : level;
}

/** Whether any file is in a folder of the output. */
export function hasFolders(files: readonly ManifestFile[]): boolean {
  return files.some((file) => foldersOfFile(file).length > 0);
}

/** The level at which folders have the names of the noted targets. */
function notedLevel(files: readonly ManifestFile[]): number | undefined {
  const noted = files.flatMap((file) => (file.targets === undefined ? [] : [{ file, targets: file.targets }]));
  const [first] = noted;
  const levels = first === undefined ? [] : foldersOfFile(first.file).keys();
  return [...levels].find((level) =>
    noted.every(({ file, targets }) => targets.length === 1 && folderAt(level, file) === targets[0]),
  );
}

function lowest(twins: readonly Twins[]): number | undefined {
  return twins.reduce<number | undefined>((least, each) => {
    const level = splitLevel(each);
    return level === undefined || (least !== undefined && least <= level) ? least : level;
  }, undefined);
}

/** The names of the folders that a file is in. What kustomize makes is in the folder of its kustomization. */
function foldersOfFile({ path, file }: ManifestFile): string[] {
  return path === '.' ? [] : path.split('/').slice(0, file === undefined ? undefined : -1);
}
