import { type Finding, finding } from '../../core/error';
import { listed } from '../../core/listed';
import { type ManifestFile } from './read-manifest-files';

/** Finds files with objects of several targets: no command can take them apart. */
export function checkMixedFiles(files: readonly ManifestFile[], where: string): Finding[] {
  return files
    .filter(({ targets = [] }) => targets.length > 1)
    .map(({ path, targets = [] }) => {
      const what = `Cannot tell which target is meant: ${path} has objects for ${listed(targets)}`;
      const fix = "write each target to a folder of its own: gitOpsLayout({ path: '{target}/{kind}-{name}.yaml' })";
      return finding({ rule: 'several-targets', where, what, fix });
    });
}
