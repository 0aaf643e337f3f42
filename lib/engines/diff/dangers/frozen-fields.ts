import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { isGivenField, sameStoredField } from '../../../kubernetes/stored/same-stored';
import { changedByRule } from './frozen-by-rule';

/** A part of an object, with the fields in it that cannot be changed, or with the only ones that can. */
interface FrozenPart {
  /** The path to the part; empty for the whole object. */
  readonly at: string;
  /** Its type in data/stored-types.json. */
  readonly struct: string;
  readonly only?: readonly string[];
  readonly allBut?: readonly string[];
  /** Fields that can get a first value. */
  readonly onceSet?: readonly string[];
}

const only = (at: string, struct: string, ...fields: readonly string[]): FrozenPart => ({ at, struct, only: fields });
const allBut = (at: string, struct: string, ...fields: readonly string[]): FrozenPart => ({
  at,
  struct,
  allBut: fields,
});
const onceSet = (at: string, struct: string, ...fields: readonly string[]): FrozenPart => ({
  at,
  struct,
  onceSet: fields,
});

/** By group and kind, as kube-apiserver 1.35 was found to refuse them. Other files have what depends on more fields. */
const frozen: Readonly<Record<string, readonly FrozenPart[]>> = {
  'apps/Deployment': [only('spec', 'apps.DeploymentSpec', 'selector')],
  'apps/DaemonSet': [only('spec', 'apps.DaemonSetSpec', 'selector')],
  'apps/ReplicaSet': [only('spec', 'apps.ReplicaSetSpec', 'selector')],
  'apps/ControllerRevision': [only('', '', 'data')],
  'apps/StatefulSet': [
    allBut(
      ...['spec', 'apps.StatefulSetSpec', 'replicas', 'ordinals', 'template', 'updateStrategy', 'minReadySeconds'],
      ...['revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy', 'volumeClaimTemplates'],
    ),
  ],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    only('spec', '', 'scope', 'group'),
    only('spec.names', '', 'kind', 'plural'),
  ],
  'batch/Job': [
    allBut(
      ...['spec', 'batch.JobSpec', 'parallelism', 'completions', 'template', 'suspend', 'backoffLimit'],
      ...['activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'podReplacementPolicy', 'manualSelector'],
      'maxFailedIndexes',
    ),
  ],
  'discovery.k8s.io/EndpointSlice': [only('', '', 'addressType')],
  'networking.k8s.io/IngressClass': [only('spec', '', 'controller')],
  'node.k8s.io/RuntimeClass': [only('', '', 'handler')],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [allBut('roleRef', 'rbac.RoleRef')],
  'rbac.authorization.k8s.io/RoleBinding': [allBut('roleRef', 'rbac.RoleRef')],
  'resource.k8s.io/ResourceClaim': [only('', 'resource.ResourceClaim', 'spec')],
  'resource.k8s.io/ResourceClaimTemplate': [only('', 'resource.ResourceClaimTemplate', 'spec')],
  'resource.k8s.io/ResourceSlice': [
    only('spec', 'resource.ResourceSliceSpec', 'driver', 'nodeName'),
    only('spec.pool', '', 'name'),
  ],
  'scheduling.k8s.io/PriorityClass': [only('', 'scheduling.PriorityClass', 'value', 'preemptionPolicy')],
  'storage.k8s.io/CSIDriver': [only('spec', 'storage.CSIDriverSpec', 'attachRequired', 'volumeLifecycleModes')],
  'storage.k8s.io/CSIStorageCapacity': [only('', 'storage.CSIStorageCapacity', 'storageClassName', 'nodeTopology')],
  'storage.k8s.io/StorageClass': [
    only('', 'storage.StorageClass', 'provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'),
  ],
  'storage.k8s.io/VolumeAttachment': [only('', 'storage.VolumeAttachment', 'spec')],
  'storage.k8s.io/VolumeAttributesClass': [only('', '', 'driverName', 'parameters')],
  '/Node': [onceSet('spec', '', 'podCIDR', 'providerID')],
  '/PersistentVolume': [
    allBut(
      ...['spec', 'PersistentVolumeSpec', 'capacity', 'accessModes', 'storageClassName', 'nodeAffinity', 'claimRef'],
      ...['persistentVolumeReclaimPolicy', 'mountOptions', 'volumeAttributesClassName', 'csi'],
    ),
  ],
  '/PersistentVolumeClaim': [
    allBut(
      ...['spec', 'PersistentVolumeClaimSpec', 'resources', 'volumeName', 'volumeAttributesClassName'],
      ...['storageClassName', 'dataSource', 'dataSourceRef'],
    ),
    onceSet('spec', 'PersistentVolumeClaimSpec', 'storageClassName', 'volumeName'),
  ],
  '/Secret': [only('', 'Secret', 'type')],
};

/** The paths of the fields that are changed, and that the API server refuses to change. */
export function changedFrozenFields(before: Manifest, after: Manifest): string[] {
  const id = `${splitApiVersion(after.apiVersion).group}/${after.kind}`;
  const parts = Object.hasOwn(frozen, id) ? frozen[id] : [];
  return [...parts.flatMap((part) => changedIn(part, before, after)), ...changedByRule(id, before, after)];
}

function changedIn(part: FrozenPart, before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((object) => partOf(object, part.at));
  return fieldsOf(part, old, current)
    .filter((field) => !sameStoredField(part.struct, field, old, current))
    .map((field) => (part.at === '' ? field : `${part.at}.${field}`));
}

function fieldsOf(
  { struct, only: fields, onceSet: first, allBut: kept = [] }: FrozenPart,
  before: PlainMap,
  after: PlainMap,
): readonly string[] {
  const given = new Set([...Object.keys(before), ...Object.keys(after)]);
  return (
    fields ??
    first?.filter((field) => isGivenField(struct, field, before)) ??
    [...given].filter((field) => !kept.includes(field))
  );
}

function partOf(object: Manifest, at: string): PlainMap {
  return (at === '' ? (object as PlainMap) : findMap(object, at.split('.'))) ?? {};
}
