import { splitApiVersion } from '../core/manifest';
import { isPlainMap } from '../core/plain';
import { parseYaml } from '../core/yaml/parse';

/** Reads a file of a folder, whose path is relative to that folder. */
export type TextOf = (path: string) => string;

/** Matches the paths of the files that kustomize reads first in a folder. */
export const kustomizationPath = /^(?!\.|.*\/\.)(?:.*\/)?(?:kustomization\.ya?ml|Kustomization)$/;

/**
 * Whether a file is a kustomization. Its name alone does not decide: a Kustomization of Flux, or any other object, in a
 * file of that name is an object. `kubectl kustomize` refuses such a file, and `kubectl apply` takes it.
 */
export function isKustomization(path: string, textOf: TextOf): boolean {
  return kustomizationPath.test(path) && !parseYaml(textOf(path), { file: path }).some(isOtherObject);
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
