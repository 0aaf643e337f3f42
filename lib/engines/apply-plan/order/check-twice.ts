import { type Finding, finding } from '../../../core/error';
import { describeManifest, identityOf, type Manifest } from '../../../core/manifest';
import { stringifyManifests } from '../../../core/yaml/stringify';
import { type PlanObjects } from './plan-objects';

/** Finds objects that are there twice with another content: a cluster would silently keep the last one. */
export function checkTwice(objects: PlanObjects): Finding[] {
  const first = new Map<string, Manifest>();
  return objects.all.flatMap((manifest) => {
    const { group, kind, name } = identityOf(manifest);
    const namespace = objects.namespaceOf(manifest);
    const key = JSON.stringify([group, kind, namespace, name]);
    const other = first.get(key) ?? manifest;
    first.set(key, other);
    if (other === manifest || stringifyManifests([other]) === stringifyManifests([manifest])) {
      return [];
    }
    const place = namespace ? ` to Namespace ${namespace}` : '';
    const what = `Cannot apply it${place}: it is there twice, and the two are different`;
    const fix = 'apply the folder of one target, or remove one of the two';
    return [finding({ rule: 'object-twice', where: describeManifest(manifest), what, fix })];
  });
}
