import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { changedByRule } from './immutable-rules';

/** The fields that cannot be changed, by group and kind, as kube-apiserver 1.35 was found to refuse them. */
const immutable: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': ['spec.selector'],
  'apps/DaemonSet': ['spec.selector'],
  'apps/ReplicaSet': ['spec.selector'],
  'apps/ControllerRevision': ['data'],
  'apiextensions.k8s.io/CustomResourceDefinition': ['spec.scope', 'spec.group', 'spec.names.kind', 'spec.names.plural'],
  'discovery.k8s.io/EndpointSlice': ['addressType'],
  'networking.k8s.io/IngressClass': ['spec.controller'],
  'networking.k8s.io/ServiceCIDR': ['spec.cidrs'],
  'node.k8s.io/RuntimeClass': ['handler'],
  'rbac.authorization.k8s.io/ClusterRoleBinding': ['roleRef.kind', 'roleRef.name'],
  'rbac.authorization.k8s.io/RoleBinding': ['roleRef.kind', 'roleRef.name'],
  'resource.k8s.io/ResourceClaim': ['spec'],
  'scheduling.k8s.io/PriorityClass': ['value', 'preemptionPolicy'],
  'storage.k8s.io/CSIDriver': ['spec.attachRequired', 'spec.volumeLifecycleModes'],
  'storage.k8s.io/StorageClass': ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  'storage.k8s.io/VolumeAttributesClass': ['driverName', 'parameters'],
  '/ResourceQuota': ['spec.scopes', 'spec.scopeSelector'],
  '/Secret': ['type'],
};

/** The kinds of whose spec only these fields can be changed. */
const mutable: Readonly<Record<string, readonly string[]>> = {
  'apps/StatefulSet': [
    ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'minReadySeconds'],
    'persistentVolumeClaimRetentionPolicy',
  ],
  'batch/Job': [
    ...['parallelism', 'completions', 'template', 'suspend', 'backoffLimit', 'activeDeadlineSeconds'],
    ...['ttlSecondsAfterFinished', 'podReplacementPolicy', 'manualSelector', 'maxFailedIndexes'],
  ],
  '/PersistentVolume': [
    ...['capacity', 'accessModes', 'storageClassName', 'persistentVolumeReclaimPolicy', 'nodeAffinity'],
    ...['mountOptions', 'claimRef', 'volumeAttributesClassName'],
  ],
  '/PersistentVolumeClaim': ['resources', 'volumeName', 'volumeAttributesClassName'],
  '/Pod': [
    'containers',
    'initContainers',
    'ephemeralContainers',
    'activeDeadlineSeconds',
    'tolerations',
    'schedulingGates',
  ],
};

/** The paths of the fields of an object that cannot be changed, as far as they are in one of the two. */
export function immutablePaths(before: Manifest, after: Manifest): string[] {
  const id = `${splitApiVersion(after.apiVersion).group}/${after.kind}`;
  const kept = Object.hasOwn(mutable, id) ? mutable[id] : undefined;
  const specs = [before, after].flatMap((object) => Object.keys(findMap(object, ['spec']) ?? {}));
  return [
    ...(Object.hasOwn(immutable, id) ? immutable[id] : []),
    ...(kept === undefined
      ? []
      : [...new Set(specs)].filter((field) => !kept.includes(field)).map((field) => `spec.${field}`)),
    ...changedByRule(id, before, after),
  ];
}
