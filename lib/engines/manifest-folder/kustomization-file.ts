import { splitApiVersion } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { parseYaml } from '../../core/yaml/parse';

/** Reads a file of a folder, whose path is relative to that folder. */
export type TextOf = (path: string) => string;

/** Matches the paths of the files that kustomize reads first in a folder. */
export const kustomizationPath = /^(?!\.|.*\/\.)(?:.*\/)?(?:kustomization\.ya?ml|Kustomization)$/;

/**
 * The documents of each file that is a kustomization, by path. Its name alone does not decide: a Kustomization of Flux, or
 * any other object, in a file of that name is an object. `kubectl kustomize` refuses such a file, and `kubectl apply`
 * takes it.
 */
export function kustomizationsIn(paths: readonly string[], textOf: TextOf): ReadonlyMap<string, readonly unknown[]> {
  const files = paths.filter((path) => kustomizationPath.test(path));
  const read = files.map((path) => [path, parseYaml(textOf(path), { file: path })] as const);
  return new Map(read.filter(([, documents]) => !documents.some(isOtherObject)));
}

function isOtherObject(document: unknown): boolean {
  if (!isPlainMap(document)) {
    return false;
  }
  const { apiVersion, kind } = document;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return false;
  }
  const { group } = splitApiVersion(apiVersion);
  const isMistyped = group === '' && ['Kustomization', 'Component'].includes(kind);
  return group !== 'kustomize.config.k8s.io' && !isMistyped;
}
