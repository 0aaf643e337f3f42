import { type Manifest, objectReference } from '../../../core/manifest';
import { withoutServerFields } from '../../diff/cluster/server-fields';
import { diff } from '../../diff/diff';
import { type DiffField } from '../../diff/result/diff-result';
import { type ClusterSnapshot, type ObjectSnapshot } from '../cluster/cluster-snapshot';
import { OwnedObjects, podsAmong } from '../pods/owned-objects';
import { podStatus } from '../pods/pod-status';
import { isHealthy } from '../result/is-healthy';
import { type ObjectStatus, type StatusResult } from '../result/status-result';
import { lastWarning } from './last-warning';
import { objectHealth } from './object-health';
import { pendingDeletion } from './pending-deletion';

/** What became of manifests, from what their cluster has. */
export function judgeSnapshot({ objects, related, events }: ClusterSnapshot): StatusResult {
  const fieldsOf = changedFields(objects);
  const owned = new OwnedObjects(related);
  const judged = objects.map((one) => judge(one, fieldsOf(one), owned, events));
  const countOf = (wanted: ObjectStatus['state']): number => judged.filter(({ state }) => state === wanted).length;
  return {
    objects: judged,
    summary: {
      objects: judged.length,
      missing: countOf('missing'),
      different: countOf('different'),
      unknown: countOf('unknown'),
      unhealthy: judged.filter((one) => one.state !== 'missing' && !isHealthy(one)).length,
    },
    healthy: judged.every((one) => (one.state === 'applied' || one.state === 'present') && isHealthy(one)),
  };
}

function judge(
  snapshot: ObjectSnapshot,
  fields: readonly DiffField[],
  owned: OwnedObjects,
  events: readonly Manifest[],
): ObjectStatus {
  const { manifest, live, reason } = snapshot;
  const [object, state] = [objectReference(manifest), stateOf(snapshot, fields)];
  if (live === undefined) {
    return { object, state, ...(reason === undefined ? {} : { reason }), fields, pods: [] };
  }
  const below = owned.below(live);
  const health = objectHealth(live);
  const isFine = health === undefined || health.status === 'Healthy';
  const why = reason ?? pendingDeletion(live) ?? (isFine ? undefined : lastWarning(below, events, health.message));
  return {
    object,
    state,
    ...(why === undefined ? {} : { reason: why }),
    fields,
    ...(health === undefined ? {} : { health }),
    pods: podsAmong(below).map((pod) => podStatus(pod, events)),
  };
}

function stateOf(
  { live, expected, isUnknown, isUntried }: ObjectSnapshot,
  fields: readonly DiffField[],
): ObjectStatus['state'] {
  if (isUnknown || live === undefined) {
    return isUnknown ? 'unknown' : 'missing';
  }
  if (isUntried) {
    return 'present';
  }
  return expected === undefined || fields.length > 0 ? 'different' : 'applied';
}

/** Compares all objects at once, so that the definitions among them are read once. */
function changedFields(objects: readonly ObjectSnapshot[]): (object: ObjectSnapshot) => readonly DiffField[] {
  const pairs = objects.filter(({ live, expected }) => live !== undefined && expected !== undefined);
  const { changes } = diff(
    pairs.flatMap(({ live }) => (live === undefined ? [] : withoutServerFields(live))),
    pairs.flatMap(({ expected }) => (expected === undefined ? [] : withoutServerFields(expected))),
  );
  const fields = new Map(changes.map((change) => [JSON.stringify(change.object), change.fields]));
  return ({ expected }) =>
    expected === undefined ? [] : (fields.get(JSON.stringify(objectReference(expected))) ?? []);
}
