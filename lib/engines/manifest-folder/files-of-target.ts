import { useOneOf } from '../../core/check/use-one-of';
import { demandNoFindings, GitOpsError } from '../../core/error';
import { checkMixedFiles } from './check-mixed-files';
import { areNoted, outputTargets } from './output-targets';
import { type ManifestFile } from './read-manifest-files';

/**
 * The files of one target of an output.
 *
 * @throws if the output has none for it
 */
export function filesOfTarget(files: readonly ManifestFile[], target: string): ManifestFile[] {
  const own = findFilesOfTarget(files, target);
  if (own.length === 0) {
    throw unknownTarget(target, files);
  }
  return own;
}

/**
 * The files of one target of an output; empty if the output has none for it.
 *
 * @param other the other side of a difference
 * @throws if a file has objects for several targets
 */
export function findFilesOfTarget(
  files: readonly ManifestFile[],
  target: string,
  other?: readonly ManifestFile[],
): ManifestFile[] {
  demandNoFindings(checkMixedFiles(files, 'cdk8s-gitops'));
  const targets = outputTargets(files, other);
  return files.filter((file) => targets.of(file) === target);
}

/** The error if no output has a file for a target. */
export function unknownTarget(target: string, files: readonly ManifestFile[]): GitOpsError {
  const targets = outputTargets(files);
  const names = files.flatMap((file) => targets.of(file) ?? []).sort();
  const reason = areNoted(files) ? 'the app has no objects for it' : 'no folder with objects has that name';
  const what = `Cannot find the target ${JSON.stringify(target)}: ${reason}`;
  const fix = useOneOf(target, names, 'leave out --target: all objects are in one folder');
  return new GitOpsError({ where: 'cdk8s-gitops', what, fix });
}
