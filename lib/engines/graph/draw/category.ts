import { type ObjectIdentity } from '../../../core/manifest';
import { workloadKinds } from '../../../kubernetes/pod-template';

/** What an object is about. Each category has a color. */
export type Category = 'workload' | 'network' | 'config' | 'storage' | 'access' | 'argo-cd' | 'other';

/** The category of an object, by its kind. */
export function categoryOf({ group, kind }: Pick<ObjectIdentity, 'group' | 'kind'>): Category {
  if (group === 'argoproj.io' || ['Path', 'Chart', 'Cluster'].includes(kind)) {
    return 'argo-cd';
  }
  return patterns.find(([, pattern]) => pattern.test(kind))?.[0] ?? 'other';
}

const patterns: readonly (readonly [Category, RegExp])[] = [
  ['workload', new RegExp(`^(?:${[...workloadKinds, 'HorizontalPodAutoscaler', 'PodDisruptionBudget'].join('|')})$`)],
  [
    'network',
    /^(?:Service|Endpoints|EndpointSlice|Ingress|IngressClass|NetworkPolicy|Gateway|GatewayClass|[A-Z]+Route)$/,
  ],
  ['config', /^(?:ConfigMap|Certificate|(?:Cluster)?Issuer)$|Secret/],
  ['storage', /^PersistentVolume|^Volume|^StorageClass$|^ResourceClaim/],
  ['access', /^ServiceAccount$|Role|AdmissionPolicy|WebhookConfiguration$/],
];
