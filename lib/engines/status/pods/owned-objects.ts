import { type Manifest } from '../../../core/manifest';
import { mapsAt, fieldText } from './pod-values';

/** Finds what an object has made by who owns what: a Deployment owns ReplicaSets, and these own Pods. */
export class OwnedObjects {
  private readonly owned = new Map<string, Manifest[]>();

  /** @param objects Pods, and what can be between them and a workload */
  constructor(objects: readonly Manifest[]) {
    for (const object of objects) {
      for (const owner of mapsAt(object, 'metadata', 'ownerReferences')) {
        const uid = fieldText(owner, 'uid');
        const others = this.owned.get(uid) ?? [];
        others.push(object);
        this.owned.set(uid, others);
      }
    }
  }

  /** The object itself, what it owns, and what that owns. */
  public below(object: Manifest): Manifest[] {
    const found = new Map([[fieldText(object.metadata, 'uid'), object]]);
    // A map also visits what is added meanwhile.
    for (const uid of found.keys()) {
      (this.owned.get(uid) ?? []).forEach((next) => found.set(fieldText(next.metadata, 'uid'), next));
    }
    return [...found.values()];
  }
}

/** The Pods among objects, by name. */
export function podsAmong(objects: readonly Manifest[]): Manifest[] {
  const pods = objects.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Pod');
  return pods.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function nameOf({ metadata }: Manifest): string {
  return metadata?.name ?? '';
}
