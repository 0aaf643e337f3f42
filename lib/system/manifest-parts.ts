import { posix } from 'node:path';
import { isPlainMap } from '../core/plain';
import { parseYaml } from '../core/yaml/parse';
import { manifestPaths } from './manifest-files';

/** What a folder has. */
export interface ManifestParts {
  /** The files whose objects are applied as they are. */
  readonly files: readonly string[];
  /** The folders whose objects kustomize makes of the files in them. None is below another. `.` is the folder itself. */
  readonly kustomizations: readonly string[];
}

/**
 * Tells files of objects from files of which kustomize makes objects: bases, patches, and what generators read. An index,
 * a kustomization.yaml that only lists what is in its folder, makes nothing of its own: its files are files of objects.
 *
 * @param paths all files of the folder, relative to it, with slashes
 * @param textOf reads one of them
 */
export function manifestParts(paths: readonly string[], textOf: (path: string) => string): ManifestParts {
  const folders = paths
    .filter((path) => kustomizationPath.test(path) && !isInChart(path, paths))
    .filter((path) => makesObjects(path, paths, textOf(path)))
    .map(posix.dirname);
  const kustomizations = folders.filter((folder) => !folders.some((one) => one !== folder && isBelow(folder, one)));
  const files = manifestPaths(paths).filter((path) => !kustomizations.some((folder) => isBelow(path, folder)));
  return { files, kustomizations: [...new Set(kustomizations)].sort() };
}

/** Matches the paths of the files that kustomize reads first in a folder. */
export const kustomizationPath = /^(?!\.|.*\/\.)(?:.*\/)?(?:kustomization\.ya?ml|Kustomization)$/;

function isInChart(path: string, paths: readonly string[]): boolean {
  return paths.some((one) => posix.basename(one) === 'Chart.yaml' && isBelow(path, posix.dirname(one)));
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

/** Whether the objects of a kustomization are others than those in the files of its folder. */
function makesObjects(file: string, paths: readonly string[], text: string): boolean {
  const [spec, ...others] = parseYaml(text, { file });
  if (others.length > 0 || !isPlainMap(spec)) {
    return true;
  }
  const { apiVersion: _version, kind: _kind, metadata: _metadata, resources, ...rules } = spec;
  const here = new Set(paths);
  const isHere = (entry: unknown): boolean => {
    const path = typeof entry === 'string' ? posix.join(posix.dirname(file), entry).replace(/\/$/, '') : '..';
    return here.has(path) || paths.some((one) => isBelow(one, path));
  };
  return Object.keys(rules).length > 0 || !(Array.isArray(resources) && resources.every(isHere));
}
