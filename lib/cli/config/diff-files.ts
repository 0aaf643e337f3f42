import { diff } from '../../engines/diff/diff';
import { type DiffResult } from '../../engines/diff/result/diff-result';
import { nameTargets } from '../../engines/manifest-folder/name-targets';
import { manifestsIn, type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';

/** How two outputs are different, each target on its own. */
export function diffFiles(before: readonly ManifestFile[], after: readonly ManifestFile[]): DiffResult {
  return diff(manifestsIn(before), manifestsIn(after), { targetOf: nameTargets(before, after) });
}
