import { identityOf, type Manifest } from '../../core/manifest';
import { sameJson } from '../../core/same-json';
import { type ManifestFile } from './read-manifest-files';

/** Manifests of a folder with one group, kind, namespace and name: a cluster can have one of them only. */
export interface Twins {
  readonly manifests: readonly Manifest[];
  /** The file of each. */
  readonly files: readonly ManifestFile[];
  /** Whether they have the same content, so that it does not matter which one a cluster has. */
  readonly areSame: boolean;
}

/** Finds what is there several times. Objects whose name the API server makes are never the same. */
export function findTwins(files: readonly ManifestFile[]): Twins[] {
  const found = new Map<string, { readonly manifests: Manifest[]; readonly files: ManifestFile[] }>();
  for (const file of files) {
    for (const manifest of file.manifests) {
      const key = twinKey(manifest);
      const known = found.get(key) ?? { manifests: [], files: [] };
      found.set(key, known);
      known.manifests.push(manifest);
      known.files.push(file);
    }
  }
  return [...found.values()]
    .filter(({ manifests: [{ metadata }, second] }) => second !== undefined && (metadata?.name ?? '') !== '')
    .map((twins) => ({ ...twins, areSame: twins.manifests.every((one) => sameJson(one, twins.manifests[0])) }));
}

/** The same text for manifests of one object. */
export function twinKey(manifest: Manifest): string {
  const { group, kind, namespace, name } = identityOf(manifest);
  return JSON.stringify([group, kind, namespace, name]);
}
