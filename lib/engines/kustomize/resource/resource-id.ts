import { splitApiVersion } from '../../../core/manifest';
import { loadTable } from '../../../core/table';

/** What kustomize knows an object by, now or at an earlier step. Empty strings where the object says nothing. */
export interface ResourceId {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** As written; see `effectiveNamespace` for what ids are compared by. */
  readonly namespace: string;
}

/** The namespace that all cluster-scoped kinds share when ids are compared. */
export const CLUSTER_SCOPE = '_non_namespaceable_';

/** Whether a kind is cluster-scoped in Kubernetes 1.21.2; kinds that it does not know count as namespaced. */
export function isClusterScoped(group: string, version: string, kind: string): boolean {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return loadTable<Record<string, boolean>>('kustomize/namespace-scoped')[`${apiVersion}|${kind}`] === false;
}

/** Whether a kind is one whose scope kustomize knows by heart. */
export function isKnownKind({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): boolean {
  return Object.hasOwn(loadTable<Record<string, boolean>>('kustomize/namespace-scoped'), `${apiVersion}|${kind}`);
}

/** The namespace that ids are compared by: `default` where none is written, one of its own for cluster-scoped kinds. */
export function effectiveNamespace(id: ResourceId): string {
  if (isClusterScoped(id.group, id.version, id.kind)) {
    return CLUSTER_SCOPE;
  }
  return id.namespace === '' ? 'default' : id.namespace;
}

/** A key that two ids share exactly where kustomize takes them as equal. */
export function idKey(id: ResourceId): string {
  return `${id.group}\n${id.version}\n${id.kind}\n${effectiveNamespace(id)}\n${id.name}`;
}

/** How messages name an id: `apps/v1 Deployment/web in prod`. */
export function describeId(id: ResourceId): string {
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  return `${apiVersion} ${id.kind}/${id.name}${id.namespace === '' ? '' : ` in ${id.namespace}`}`.trimStart();
}

/** A group, version and kind, one object for each: it can be a key, and knows its scope. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly isClusterScoped: boolean;
}

const known = new Map<string, Map<string, Gvk>>();

/** The group, version and kind of an object that may lack them. */
export function groupVersionKindOf(object: { readonly apiVersion?: unknown; readonly kind?: unknown }): Gvk {
  const apiVersion = typeof object.apiVersion === 'string' ? object.apiVersion : String(object.apiVersion ?? '');
  const kind = typeof object.kind === 'string' ? object.kind : String(object.kind ?? '');
  const kinds = known.get(apiVersion) ?? new Map<string, Gvk>();
  let gvk = kinds.get(kind);
  if (gvk === undefined) {
    const { group, version } = splitApiVersion(apiVersion);
    gvk = { group, version, kind, isClusterScoped: isClusterScoped(group, version, kind) };
    known.set(apiVersion, kinds.set(kind, gvk));
  }
  return gvk;
}
