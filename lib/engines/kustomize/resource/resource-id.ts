import { splitApiVersion } from '../../../core/manifest';
import { loadTable } from '../../../core/table';

/** The id by which kustomize knows an object, now or at an earlier step. A field that the object lacks is empty. */
export interface ResourceId {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** As written. Ids are compared by `effectiveNamespace`. */
  readonly namespace: string;
}

/** The namespace of all cluster-scoped objects when ids are compared. */
export const clusterScope = '_non_namespaceable_';

/** Whether kustomize has the scope of a kind built in. */
export function isKnownKind({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): boolean {
  return Object.hasOwn(loadTable<Record<string, boolean>>('kustomize/namespace-scoped'), `${apiVersion}|${kind}`);
}

/** Whether a kind is cluster-scoped in Kubernetes 1.21.2. Unknown kinds count as namespaced. */
function isClusterScoped(group: string, version: string, kind: string): boolean {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return loadTable<Record<string, boolean>>('kustomize/namespace-scoped')[`${apiVersion}|${kind}`] === false;
}

/** The namespace for comparing ids: `default` if none is written, and `clusterScope` for cluster-scoped kinds. */
export function effectiveNamespace(id: ResourceId): string {
  if (isClusterScoped(id.group, id.version, id.kind)) {
    return clusterScope;
  }
  return id.namespace === '' ? 'default' : id.namespace;
}

/** A key that is the same for two ids exactly if kustomize treats them as equal. */
export function idKey(id: ResourceId): string {
  return `${id.group}\n${id.version}\n${id.kind}\n${effectiveNamespace(id)}\n${id.name}`;
}

/** An id as messages show it: `apps/v1 Deployment/web in prod`. */
export function describeId(id: ResourceId): string {
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  return `${apiVersion} ${id.kind}/${id.name}${id.namespace === '' ? '' : ` in ${id.namespace}`}`.trimStart();
}

/** A group, version and kind, with its scope. There is only one object for each, which can be a key of a map. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly isClusterScoped: boolean;
  /** The start of the keys of ids. */
  readonly key: string;
}

const known = new Map<string, Map<string, Gvk>>();

/** The group, version and kind of objects with an apiVersion and a kind. What an object lacks is empty. */
export function gvkOf(apiVersion: string, kind: string): Gvk {
  const kinds = known.get(apiVersion) ?? new Map<string, Gvk>();
  let gvk = kinds.get(kind);
  if (gvk === undefined) {
    const { group, version } = splitApiVersion(apiVersion);
    const key = `${group}\n${version}\n${kind}`;
    gvk = { group, version, kind, isClusterScoped: isClusterScoped(group, version, kind), key };
    known.set(apiVersion, kinds.set(kind, gvk));
  }
  return gvk;
}
