import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { type ComponentName } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdComponentProps } from '../props/component';
import { checksumsOf } from './checksum';
import { customizePod } from './customize';
import { namespaced } from './objects';
import { type PodSpec } from './pod';
import { accountName } from './rbac';

/** The workload of a component, as in upstream. */
export interface WorkloadParts {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly pod: PodSpec;
  /** Upstream's number of Pods, if upstream sets one. */
  readonly replicas?: number;
  /** Further fields of the spec, such as the strategy. */
  readonly spec?: PlainMap;
  /** Annotations of the Pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
}

/** Labels and annotations of a component's Pods. */
export function podMetadata(
  plan: InstallPlan,
  name: string,
  props: ArgoCdComponentProps,
  upstream: Readonly<Record<string, string>> = {},
): PlainMap {
  const annotations = {
    ...upstream,
    ...checksumsOf(plan, name),
    ...plan.props.pods?.podAnnotations,
    ...props.podAnnotations,
  };
  const labels = {
    ...plan.props.pods?.podLabels,
    ...props.podLabels,
    ...(plan.fixes.has('anti-affinity') ? { 'app.kubernetes.io/part-of': 'argocd' } : {}),
    'app.kubernetes.io/name': name,
  };
  return { labels, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) };
}

/** The Deployment or StatefulSet of a component: upstream's, changed by the props of the component and of all Pods. */
export function workload(plan: InstallPlan, component: ComponentName, parts: WorkloadParts): Manifest {
  const { name, label } = component;
  const props = plan.props[component.key] ?? {};
  const account = { serviceAccountName: accountName(plan, component) };
  const pod = customizePod({ ...parts.pod, ...account }, props, plan.props);
  const spec = {
    ...replicasOf(props, parts.replicas),
    selector: { matchLabels: { 'app.kubernetes.io/name': name } },
    ...parts.spec,
    ...strategyOf(parts.kind, props),
    template: { metadata: podMetadata(plan, name, props, parts.podAnnotations), spec: pod },
  };
  const head = { apiVersion: 'apps/v1', kind: parts.kind, name, component: label, annotations: props.annotations };
  return namespaced(plan, head, { spec });
}

/** The user's strategy, under the name that it has in a Deployment or a StatefulSet. */
export function strategyOf(kind: WorkloadParts['kind'], { strategy }: ArgoCdComponentProps): PlainMap {
  return strategy === undefined ? {} : { [kind === 'Deployment' ? 'strategy' : 'updateStrategy']: strategy };
}

/** Number of Pods: not written if an autoscaler decides, else the user's, else upstream's. */
function replicasOf(props: ArgoCdComponentProps & { readonly autoscaling?: object }, upstream?: number): PlainMap {
  const replicas = props.replicas ?? upstream;
  return replicas === undefined || props.autoscaling !== undefined ? {} : { replicas };
}
