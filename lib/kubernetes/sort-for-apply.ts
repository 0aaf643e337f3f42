import { type Manifest, splitApiVersion } from '../core/manifest';

/** What the API server wants to have before it takes other objects. */
const first = [
  '/Namespace',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'scheduling.k8s.io/PriorityClass',
  'node.k8s.io/RuntimeClass',
  'storage.k8s.io/StorageClass',
  'networking.k8s.io/IngressClass',
  '/ResourceQuota',
  '/LimitRange',
  '/ServiceAccount',
];

/** What can refuse other objects until its own Pods run. */
const last = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
];

/**
 * Puts objects into an order in which the API server takes them one after the other: first what others need, such as
 * namespaces, and webhooks last. All others stay in their order, which is that of the dependencies of their app.
 */
export function sortForApply(manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ apiVersion, kind }: Manifest): number {
  const type = `${splitApiVersion(apiVersion).group}/${kind}`;
  const index = first.indexOf(type);
  return index >= 0 ? index : first.length + (last.includes(type) ? 1 : 0);
}
