import { type GraphInput } from '../../engines/graph/data/graph';
import { type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';
import { findTargetLevel, targetAt } from '../../engines/manifest-folder/target-level';

/** The objects of an output for a graph, each with the target that it is for, as far as the folders tell it. */
export function graphInputs(files: readonly ManifestFile[]): GraphInput[] {
  const level = findTargetLevel(files);
  return files.flatMap((file) => {
    const target = targetAt(level, file);
    return file.manifests.map((manifest) => ({ manifest, ...(target === undefined ? {} : { target }) }));
  });
}
