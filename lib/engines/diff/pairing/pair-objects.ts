import { identityOf, type Manifest } from '../../../core/manifest';
import { sameJson } from '../../../core/same-json';
import { type ObjectPair } from './object-pair';
import { pairRenamed } from './pair-renamed';

/** Pairs objects of the same group, kind, namespace and name, and of the rest those that only have another name. */
export function pairObjects(before: readonly Manifest[], after: readonly Manifest[]): ObjectPair[] {
  const [old, current] = [groupById(before), groupById(after)];
  const ids = new Set([...old.keys(), ...current.keys()]);
  const pairs = [...ids].flatMap((id) => pairGroup(old.get(id) ?? [], current.get(id) ?? []));
  const removed = pairs.flatMap((pair) => (pair.after === undefined ? [pair.before as Manifest] : []));
  const added = pairs.flatMap((pair) => (pair.before === undefined ? [pair.after as Manifest] : []));
  const renamed = pairRenamed(removed, added);
  const taken = new Set<Manifest | undefined>(renamed.flatMap((pair) => [pair.before, pair.after]));
  return [...pairs.filter((pair) => !taken.has(pair.before) && !taken.has(pair.after)), ...renamed];
}

function groupById(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const { group, kind, namespace, name } = identityOf(manifest);
    const id = JSON.stringify([group, kind, namespace, name, name === '' ? manifest.metadata?.generateName : '']);
    const known = groups.get(id);
    groups.set(id, known ?? [manifest]);
    known?.push(manifest);
  }
  return groups;
}

/** Pairs the objects of one name. There are several if the API server makes the name: then equal ones come first. */
function pairGroup(before: readonly Manifest[], after: readonly Manifest[]): ObjectPair[] {
  if (before.length === 1 && after.length === 1) {
    return [{ before: before[0], after: after[0] }];
  }
  const rest = [...after];
  const changed = before.filter((manifest) => {
    const place = rest.findIndex((other) => sameJson(manifest, other));
    rest.splice(place, place < 0 ? 0 : 1);
    return place < 0;
  });
  const length = Math.max(changed.length, rest.length);
  return Array.from({ length }, (_, index) => ({ before: changed[index], after: rest[index] }));
}
