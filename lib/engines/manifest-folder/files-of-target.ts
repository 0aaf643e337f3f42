import { useOneOf } from '../../core/check/use-one-of';
import { GitOpsError } from '../../core/error';
import { type ManifestFile } from './read-manifest-files';
import { likelyTargetLevel, targetAt } from './target-level';

/**
 * The files of one target of an output.
 *
 * @param target the name of its folder
 * @throws if the output has no folder for it
 */
export function filesOfTarget(files: readonly ManifestFile[], target: string): ManifestFile[] {
  const own = findFilesOfTarget(files, target);
  if (own.length === 0) {
    throw unknownTarget(target, files);
  }
  return own;
}

/**
 * The files of one target of an output; empty if the output has no folder for it.
 *
 * @param other the other side of a difference
 */
export function findFilesOfTarget(
  files: readonly ManifestFile[],
  target: string,
  other?: readonly ManifestFile[],
): ManifestFile[] {
  const level = likelyTargetLevel(files, other);
  return files.filter((file) => targetAt(level, file) === target);
}

/** The error if no output has a folder for a target. */
export function unknownTarget(target: string, files: readonly ManifestFile[]): GitOpsError {
  const level = likelyTargetLevel(files);
  const names = files.flatMap((file) => targetAt(level, file) ?? []).sort();
  const what = `Cannot find the target ${JSON.stringify(target)}: no folder with objects has that name`;
  const fix = useOneOf(target, names, 'leave out --target: all objects are in one folder');
  return new GitOpsError({ where: 'cdk8s-gitops', what, fix });
}
