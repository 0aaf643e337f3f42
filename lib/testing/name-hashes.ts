import { type IConstruct } from 'constructs';
import { pathHash } from '../api-objects/cdk8s-internals/path-hash';
import { type Manifest } from '../core/manifest';
import { nameHash } from '../engines/kustomize/generate/name-hash';

/** The hashes that cdk8s puts at the end of the names that it makes from the construct paths of a tree. */
export function pathHashes(root: IConstruct): ReadonlySet<string> {
  return new Set(root.node.findAll().map(pathHash));
}

/** The hashes at the end of the names of generated ConfigMaps and Secrets, which kustomize makes from the content. */
export function contentHashes(manifests: readonly Manifest[]): ReadonlySet<string> {
  const hashes = manifests
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && (kind === 'ConfigMap' || kind === 'Secret'))
    .map((manifest) => ({ name: manifest.metadata?.name ?? '', hash: nameHash(manifest) }));
  return new Set(hashes.filter(({ name, hash }) => name.endsWith(`-${hash}`)).map(({ hash }) => hash));
}

/** Replaces each word after `-`, `_` or `.` by `<hash>` if it is one of the hashes. */
export function maskHashes(text: string, hashes: ReadonlySet<string>): string {
  return text.replace(/(?<=[-_.])[0-9a-z]+(?![0-9A-Za-z])/g, (word) => (hashes.has(word) ? '<hash>' : word));
}
