import { isPlainMap } from './plain';

/**
 * The metadata of a Kubernetes object, as far as this library reads it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export interface ManifestMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A Kubernetes object as plain data, as in a YAML document. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: ManifestMetadata;
  readonly [field: string]: unknown;
}

/** The four values that are different for every object of a cluster. */
export interface ObjectIdentity {
  /** API group, empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty if the object has none. */
  readonly namespace: string;
  readonly name: string;
}

/** An object, as its manifest names it. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty if the manifest names none. */
  readonly namespace: string;
  /** Empty if the API server makes the name. */
  readonly name: string;
}

/** Splits `apps/v1` into group and version. `v1` belongs to the core group, whose name is empty. */
export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** The identity of an object: group, kind, namespace and name. */
export function identityOf(manifest: Manifest): ObjectIdentity {
  return {
    group: splitApiVersion(manifest.apiVersion).group,
    kind: manifest.kind,
    namespace: manifest.metadata?.namespace ?? '',
    name: manifest.metadata?.name ?? '',
  };
}

/** What a manifest is about. */
export function objectReference({ apiVersion, kind, metadata }: Manifest): ObjectReference {
  return { apiVersion, kind, namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' };
}

/** An item of a list of objects. Those of a `ConfigMapList` may leave out their kind, and those of a `List` may not. */
export function completeItem(item: unknown, list: Pick<Manifest, 'apiVersion' | 'kind'>): unknown {
  if (list.kind === 'List' || !isPlainMap(item)) {
    return item;
  }
  const { apiVersion = list.apiVersion, kind = list.kind.slice(0, -'List'.length), ...rest } = item;
  return { apiVersion, kind, ...rest };
}

/** `Kind/name`, as messages name an object. */
export function describeManifest(manifest: Manifest): string {
  const { kind, metadata } = manifest;
  return `${textOr(kind, '(no kind)')}/${textOr(metadata?.name ?? metadata?.generateName, '(no name)')}`;
}

/** From plain JavaScript, a name can be a map. Then it can't be shown. */
function textOr(value: unknown, otherwise: string): string {
  return value === undefined || typeof value === 'object' ? otherwise : String(value);
}
