import { type Manifest } from '../../core/manifest';
import { findTwins, twinKey } from './find-twins';
import { areNoted, outputTargets } from './output-targets';
import { type ManifestFile } from './read-manifest-files';
import { splitLevel } from './target-level';

/**
 * Names the target of each object of two outputs that are compared: the one that the app has noted for both. If it has
 * not, but the output has a folder for each target, its name is that of the folder. If it is not known whether folders are those of targets, only an object that is in several of
 * them is named by its folder. An object that is there in two versions next to each other has the name of its file.
 *
 * @returns undefined for an object that nothing has to tell from others
 */
export function nameTargets(
  before: readonly ManifestFile[],
  after: readonly ManifestFile[],
): (manifest: Manifest) => string | undefined {
  const [old, current] = withNotesOfBoth(before, after);
  const parts = [...byTarget(old, current), ...byTarget(current, old)];
  const unclear = new Set(parts.flatMap(unclearObjects));
  const names = new Map<Manifest, string | undefined>();
  for (const { target, files } of parts) {
    for (const { path, manifests } of files) {
      manifests.forEach((manifest) =>
        names.set(manifest, unclear.has(keyIn(target, manifest)) ? withoutNumber(path) : target),
      );
    }
  }
  return (manifest) => names.get(manifest);
}

/**
 * The sides with their notes, if those of both tell the targets apart. If one has none, such as an output of an older
 * version, or a file of several targets, the objects of the other must not get other names by theirs.
 */
function withNotesOfBoth(...sides: readonly (readonly ManifestFile[])[]): (readonly ManifestFile[])[] {
  const isEmpty = (files: readonly ManifestFile[]): boolean => files.every(({ manifests }) => manifests.length === 0);
  const areApart = (files: readonly ManifestFile[]): boolean =>
    areNoted(files) && files.every(({ targets = [] }) => targets.length < 2);
  return sides.every((files) => areApart(files) || isEmpty(files))
    ? [...sides]
    : sides.map((files) => files.map((file) => ({ ...file, targets: undefined })));
}

/** Objects of one target, or those that are not in the folder of one. */
interface TargetPart {
  readonly target: string | undefined;
  readonly files: readonly ManifestFile[];
}

function byTarget(files: readonly ManifestFile[], other: readonly ManifestFile[]): TargetPart[] {
  const targets = outputTargets(files, other);
  const apart = targets.areKnown ? undefined : new Set([...keysApart(files), ...keysApart(other)]);
  const parts = new Map<string | undefined, ManifestFile[]>();
  for (const file of files) {
    for (const manifest of file.manifests) {
      const target = apart?.has(twinKey(manifest)) === false ? undefined : targets.of(file);
      const part = parts.get(target) ?? [];
      parts.set(target, part);
      part.push({ ...file, manifests: [manifest] });
    }
  }
  return [...parts].map(([target, part]) => ({ target, files: part }));
}

/** The objects that are in several folders. */
function keysApart(files: readonly ManifestFile[]): string[] {
  const twins = findTwins(files).filter((each) => splitLevel(each) !== undefined);
  return twins.map(({ manifests }) => twinKey(manifests[0]));
}

function unclearObjects({ target, files }: TargetPart): string[] {
  return findTwins(files).flatMap(({ areSame, manifests }) => (areSame ? [] : [keyIn(target, manifests[0])]));
}

function keyIn(target: string | undefined, manifest: Manifest): string {
  return `${target ?? ''}\n${twinKey(manifest)}`;
}

/** The number in front of the name of a file changes with the charts. */
function withoutNumber(path: string): string {
  return path.replace(/(^|\/)\d{4}-(?=[^/]*$)/, '$1');
}
