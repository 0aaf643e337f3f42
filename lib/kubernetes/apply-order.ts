import { type Manifest, splitApiVersion } from '../core/manifest';
import { builtInScope } from './scope';

/** What the API server and all Pods need. */
const firstKinds: readonly string[] = [
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
];

/** The others in the order in which they need each other. Kinds of custom resources come after these. */
const nextKinds: readonly string[] = [
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

const kinds: readonly string[] = [...firstKinds, ...nextKinds];

/** Objects in the order in which to apply them: what others need is first. Objects of one kind keep their order. */
export function inApplyOrder(manifests: readonly Manifest[]): Manifest[] {
  return sortBy(applyRank, manifests);
}

/**
 * Objects of an app, whose order follows its dependencies. Only what all others need moves to the front, and what can
 * refuse them to the end.
 */
export function inAppOrder(manifests: readonly Manifest[]): Manifest[] {
  return sortBy((manifest) => {
    const rank = applyRank(manifest);
    return rank < firstKinds.length || rank > kinds.length ? rank : kinds.length;
  }, manifests);
}

/** Objects of one kind have the same rank. */
function applyRank({ apiVersion, kind }: Manifest): number {
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

function sortBy(rank: (manifest: Manifest) => number, manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort((one, other) => rank(one) - rank(other));
}
