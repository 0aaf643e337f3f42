import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { type InstallPlan } from '../plan/plan';

/** The labels of an object of Argo CD. The shared ConfigMaps have no component. */
export function labelsOf(plan: InstallPlan, name: string, component?: string): Record<string, string> {
  return {
    ...plan.props.labels,
    ...(component === undefined ? {} : { 'app.kubernetes.io/component': component }),
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'argocd',
  };
}

/** Type, name and metadata of an object. */
export interface ObjectHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Value of `app.kubernetes.io/component`. */
  readonly component?: string;
  /** Value of `app.kubernetes.io/name`. @default - the name */
  readonly label?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

function metadataOf(plan: InstallPlan, head: ObjectHead): PlainMap {
  return {
    name: head.name,
    labels: { ...head.labels, ...labelsOf(plan, head.label ?? head.name, head.component) },
    ...(head.annotations === undefined ? {} : { annotations: head.annotations }),
  };
}

/** An object in Argo CD's namespace. */
export function namespaced(plan: InstallPlan, head: ObjectHead, body: PlainMap = {}): Manifest {
  const metadata = { ...metadataOf(plan, head), namespace: plan.namespace };
  return { apiVersion: head.apiVersion, kind: head.kind, metadata, ...body };
}

/** An object without a namespace. */
export function clusterWide(plan: InstallPlan, head: ObjectHead, body: PlainMap = {}): Manifest {
  return { apiVersion: head.apiVersion, kind: head.kind, metadata: metadataOf(plan, head), ...body };
}
