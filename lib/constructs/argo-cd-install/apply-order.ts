import { type Manifest } from '../../core/manifest';

/** Kinds that others need come first. Kinds that are not listed come last, in the order of their component. */
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

/** Objects in the order in which to apply them: what a Pod needs comes before the Pod. */
export function inApplyOrder(manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort((one, other) => rank(one) - rank(other));
}
