import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { isNamespace, type PlanObjects } from './plan-objects';

/**
 * The objects without which the API server refuses an object, or its controllers delete it, as keys of `keyOf`. Whatever
 * starts later on its own, such as a Pod without its ConfigMap, needs nothing.
 */
export function needsOf(manifest: Manifest, objects: PlanObjects): string[] {
  const namespace = objects.namespaceOf(manifest) ?? '';
  const named = [...podNeeds(manifest), ...roleNeeds(manifest), ...tokenNeeds(manifest)];
  const own = named
    .filter(({ name }) => typeof name === 'string' && name !== '')
    .map(({ group, kind, name }) => key(group, kind, clusterWide.has(kind) ? '' : namespace, String(name)));
  return namespace === '' ? own : [key('', 'Namespace', '', namespace), ...own];
}

/** What other objects need an object by. */
export function keyOf(manifest: Manifest, objects: PlanObjects): string {
  const namespace = isNamespace(manifest) ? '' : (objects.namespaceOf(manifest) ?? '');
  const { group } = splitApiVersion(manifest.apiVersion);
  return key(group, manifest.kind, namespace, manifest.metadata?.name ?? '');
}

/** Whether an object can refuse others as soon as it is there, so that it must be the last one. */
export function refusesOthers({ apiVersion, kind }: Manifest): boolean {
  const { group } = splitApiVersion(apiVersion);
  return group === 'admissionregistration.k8s.io' && !kind.startsWith('ValidatingAdmissionPolicy');
}

/** Whether an object is a Pod that no controller makes. */
export function isPod({ apiVersion, kind }: Manifest): boolean {
  return apiVersion === 'v1' && kind === 'Pod';
}

/** The account of a Pod. `serviceAccount` is the old name of the field. */
export function accountOf({ serviceAccountName, serviceAccount }: PlainMap): unknown {
  return [serviceAccountName, serviceAccount].find((name) => name !== undefined && name !== '') ?? 'default';
}

interface Need {
  readonly group: string;
  readonly kind: string;
  /** Not text if the object is not valid. */
  readonly name: unknown;
}

const clusterWide = new Set(['PriorityClass', 'RuntimeClass', 'ClusterRole']);

/** Controllers try again. Only a Pod of its own is refused for good. The account `default` is there in time. */
function podNeeds(manifest: Manifest): Need[] {
  const spec = isPod(manifest) ? findMap(manifest, ['spec']) : undefined;
  if (spec === undefined) {
    return [];
  }
  const account = accountOf(spec);
  return [
    ...(account === 'default' ? [] : [{ group: '', kind: 'ServiceAccount', name: account }]),
    { group: 'scheduling.k8s.io', kind: 'PriorityClass', name: spec.priorityClassName },
    { group: 'node.k8s.io', kind: 'RuntimeClass', name: spec.runtimeClassName },
  ];
}

function roleNeeds(manifest: Manifest): Need[] {
  const { kind, name } = findMap(manifest, ['roleRef']) ?? {};
  return typeof kind === 'string' ? [{ group: 'rbac.authorization.k8s.io', kind, name }] : [];
}

/** A cluster deletes the token of an account that is not there. */
function tokenNeeds({ apiVersion, kind, type, metadata }: Manifest): Need[] {
  const isToken = apiVersion === 'v1' && kind === 'Secret' && type === 'kubernetes.io/service-account-token';
  const name = metadata?.annotations?.['kubernetes.io/service-account.name'];
  return isToken ? [{ group: '', kind: 'ServiceAccount', name }] : [];
}

function key(group: string, kind: string, namespace: string, name: string): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
