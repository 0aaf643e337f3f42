import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { isNamespace, type PlanObjects } from './plan-objects';

/**
 * The objects without which the API server refuses an object, as keys of `keyOf`. Whatever starts later on its own, such
 * as a Pod without its ConfigMap, needs nothing.
 */
export function needsOf(manifest: Manifest, objects: PlanObjects): string[] {
  const namespace = objects.namespaceOf(manifest) ?? '';
  const own = [...namesIn(manifest)].map(([kind, name]) => `${kind}/${isClusterWide(kind) ? '' : namespace}/${name}`);
  return namespace === '' ? own : [`Namespace//${namespace}`, ...own];
}

/** What other objects need an object by. */
export function keyOf(manifest: Manifest, objects: PlanObjects): string {
  const namespace = isNamespace(manifest) ? '' : (objects.namespaceOf(manifest) ?? '');
  return `${manifest.kind}/${namespace}/${manifest.metadata?.name ?? ''}`;
}

/** Whether an object can refuse others as soon as it is there, so that it must be the last one. */
export function refusesOthers({ apiVersion, kind }: Manifest): boolean {
  const { group } = splitApiVersion(apiVersion);
  return group === 'admissionregistration.k8s.io' && !kind.startsWith('ValidatingAdmissionPolicy');
}

function isClusterWide(kind: string): boolean {
  return kind !== 'ServiceAccount' && kind !== 'Role';
}

/** Kinds and names of what an object names. */
function namesIn(manifest: Manifest): Map<string, string> {
  const { spec, roleRef } = { spec: findMap(manifest, ['spec']), roleRef: findMap(manifest, ['roleRef']) };
  const names = manifest.apiVersion === 'v1' && manifest.kind === 'Pod' && spec !== undefined ? podNames(spec) : [];
  const role = roleRef === undefined ? [] : [[roleRef.kind, roleRef.name]];
  return new Map([...names, ...role].filter((pair): pair is [string, string] => pair.every(isText)));
}

/** Controllers try again. Only a Pod of its own is refused for good. */
function podNames({ serviceAccountName, priorityClassName, runtimeClassName }: PlainMap): unknown[][] {
  return [
    ['ServiceAccount', serviceAccountName],
    ['PriorityClass', priorityClassName],
    ['RuntimeClass', runtimeClassName],
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
