import { type GraphInput } from '../../engines/graph/data/graph';
import { type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';
import { outputTargets } from '../../engines/manifest-folder/output-targets';

/** The objects of an output for a graph, each with the target that it is for, as far as it is known. */
export function graphInputs(files: readonly ManifestFile[]): GraphInput[] {
  const targets = outputTargets(files);
  return files.flatMap((file) => {
    const target = targets.areKnown ? targets.of(file) : undefined;
    return file.manifests.map((manifest) => ({ manifest, ...(target === undefined ? {} : { target }) }));
  });
}
