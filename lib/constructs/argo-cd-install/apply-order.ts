import { type Manifest } from '../../core/manifest';

/** What others need comes first; what is not listed comes last, in the order of its component. */
const kinds = [
  'Namespace',
  'CustomResourceDefinition',
  'NetworkPolicy',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'Deployment',
  'StatefulSet',
];

const rank = (manifest: Manifest): number => {
  const index = kinds.indexOf(manifest.kind);
  return index < 0 ? kinds.length : index;
};

/** Objects in the order in which a cluster wants them: what a pod needs is there before the pod. */
export function inApplyOrder(manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort((one, other) => rank(one) - rank(other));
}
