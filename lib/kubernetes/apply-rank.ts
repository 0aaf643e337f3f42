import { type Manifest, splitApiVersion } from '../core/manifest';
import { builtInScope } from './scope';

/** Kinds in the order in which a cluster needs them. Kinds of custom resources come after these. */
const kinds: readonly string[] = [
  'CustomResourceDefinition',
  'Namespace',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'VolumeAttributesClass',
  'IngressClass',
  'DeviceClass',
  'CSIDriver',
  'ServiceCIDR',
  'ResourceQuota',
  'LimitRange',
  'NetworkPolicy',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'ResourceClaimTemplate',
  'ResourceClaim',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'Ingress',
];

/** They can refuse other objects, or answer for them, as soon as they are there. */
const lastKinds: readonly string[] = [
  'APIService',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/**
 * The place of an object in the order in which to apply objects: what others need is first. Objects of one kind have the
 * same rank.
 */
export function applyRank({ apiVersion, kind }: Manifest): number {
  const { group } = splitApiVersion(apiVersion);
  if (builtInScope({ group, kind }) === undefined) {
    return kinds.length;
  }
  const last = lastKinds.indexOf(kind);
  if (last >= 0) {
    return kinds.length + 1 + last;
  }
  const index = kinds.indexOf(kind);
  return index < 0 ? kinds.length : index;
}
