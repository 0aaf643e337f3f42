import { identityOf, type Manifest } from '../core/manifest';
import { isPlainMap } from '../core/plain';
import { stringifyManifests } from '../core/yaml/stringify';
import { contentHashes, maskHashes } from './name-hashes';

/** The YAML of a snapshot: objects sorted by kind, namespace and name, fields by name, and hashes in names masked. */
export function snapshotText(manifests: readonly Manifest[], pathHashes: ReadonlySet<string>): string {
  const nameHashes = new Set([...pathHashes, ...contentHashes(manifests)]);
  const tidy = manifests.map((manifest) => normalize(manifest, nameHashes) as Manifest);
  return stringifyManifests(tidy.sort((a, b) => compareText(sortKey(a), sortKey(b))));
}

function normalize(value: unknown, nameHashes: ReadonlySet<string>): unknown {
  if (typeof value === 'string') {
    return maskHashes(value, nameHashes);
  }
  if (Array.isArray(value)) {
    return value.map((item) => normalize(item, nameHashes));
  }
  if (!isPlainMap(value)) {
    return value;
  }
  const fields = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(fields.map(([key, item]) => [maskHashes(key, nameHashes), normalize(item, nameHashes)]));
}

function sortKey(manifest: Manifest): string {
  const { group, kind, namespace, name } = identityOf(manifest);
  return [kind, namespace, name, group, manifest.metadata?.generateName ?? ''].join('\0');
}

/** Compares by code unit, so that the order is the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
