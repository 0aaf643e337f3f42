import { GitOpsError } from '../../core/error';
import { type ManifestFile, manifestsIn } from '../../engines/manifest-folder/read-manifest-files';

/** @throws if the files have no object; `where` is the folder, the file, or `-` */
export function demandObjects(files: readonly ManifestFile[], where: string): void {
  if (manifestsIn(files).length > 0) {
    return;
  }
  const what = 'Cannot find any object';
  throw where === '-'
    ? new GitOpsError({ where: 'standard input', what, fix: 'pass manifests to it, or name a folder or file' })
    : new GitOpsError({ where, what, fix: 'run cdk8s-gitops synth, or name another folder' });
}
