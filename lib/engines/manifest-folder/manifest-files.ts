import { basename, join, posix } from 'node:path';
import { constructMetadataFile } from '../../system/output/collisions';
import { pathsIn } from '../../system/paths-in';
import { readText } from '../../system/read-text';
import { isBelowAny } from '../../core/text/folders-around';
import { kustomizationsIn } from './kustomization-file';

/**
 * The files of manifests in a folder and below it, sorted: those that `manifestPaths` names. A link to a file is read, and
 * a link to a folder is not followed.
 */
export function manifestFilesIn(folder: string): string[] {
  const paths = pathsIn(folder);
  const kustomizations = kustomizationsIn(paths, (path) => readText(join(folder, path)));
  return manifestPaths(paths, kustomizations).map((path) => join(folder, path));
}

/**
 * Which files of a folder have manifests: .yaml, .yml and .json files. What holds no manifests is left out: kustomizations,
 * charts of Helm, whose templates are not YAML, what cdk8s records about the constructs, and what begins with a dot. If the
 * folder itself is a chart, as `synth` writes it, these are its templates.
 *
 * @param paths all files of the folder, relative to it, with slashes
 * @param kustomizations those that are kustomizations
 */
export function manifestPaths(paths: readonly string[], kustomizations: ReadonlyMap<string, unknown>): string[] {
  const charts = new Set(paths.filter((path) => path.endsWith('/Chart.yaml')).map(posix.dirname));
  const start = paths.includes('Chart.yaml') ? 'templates/' : '';
  return paths
    .filter((path) => path.startsWith(start) && isManifestPath(path))
    .filter((path) => !isBelowAny(path, charts))
    .filter((path) => !kustomizations.has(path))
    .sort();
}

function isManifestPath(path: string): boolean {
  const isOther = /(?:^|\/)\./.test(path) || basename(path) === constructMetadataFile;
  return !isOther && /\.(?:ya?ml|json)$/.test(path);
}
