import { demandNoErrors } from '../../core/error';
import { checkOneTarget } from '../../engines/manifest-folder/check-one-target';
import { filesOfTarget } from '../../engines/manifest-folder/files-of-target';
import { type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';
import { printWarning } from '../console/messages';
import { demandObjects } from './demand-objects';

/**
 * The files of an output whose objects are for one cluster: those of the target that `--target` names, or all. It prints
 * a warning if the output seems to have several targets.
 *
 * @param where the folder
 * @throws if there are no objects, if the output has several targets and none is named, or if it does not have the one that
 *   is named
 */
export function filesOfOneCluster(
  files: readonly ManifestFile[],
  target: string | undefined,
  where: string,
): readonly ManifestFile[] {
  demandObjects(files, where);
  const own = target === undefined ? files : filesOfTarget(files, target);
  const findings = checkOneTarget(own, where);
  demandNoErrors(findings);
  if (target === undefined) {
    findings.forEach(printWarning);
  }
  return own;
}
