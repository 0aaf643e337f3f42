import { splitApiVersion } from '../manifest';
import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { type MergeSchema, type MergeType } from './merge-schema';

/**
 * Merge keys from an OpenAPI document (v2), as kustomize reads it from `openapi.path`. It has definitions with
 * `x-kubernetes-group-version-kind`, and lists with `x-kubernetes-patch-strategy: merge` and
 * `x-kubernetes-patch-merge-key` or `x-kubernetes-list-map-keys`.
 *
 * @param outside looks up a type that the document refers to but does not contain
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/openapi/
 */
export function openApiMergeSchema(document: Readonly<PlainMap>, outside?: OutsideTypes): MergeSchema {
  const definitions = asMap(document.definitions);
  const kinds = new Map<string, PlainMap>();
  for (const name of Object.keys(definitions)) {
    const definition = asMap(getKey(definitions, name));
    for (const id of kindsOf(definition)) {
      kinds.set(id, definition);
    }
  }
  return {
    kind: (apiVersion, kind) => {
      const definition = kinds.get(kindId(splitApiVersion(apiVersion), kind));
      return definition && typeOf(definition, definitions, patchMergeKeys, outside);
    },
  };
}

/**
 * Merge keys from CustomResourceDefinitions: `x-kubernetes-list-type: map` with `x-kubernetes-list-map-keys`, and `set`.
 * The API server merges by them in a server-side apply. Kustomize does not look at them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function crdMergeSchema(crds: readonly Readonly<PlainMap>[]): MergeSchema {
  const kinds = new Map<string, PlainMap>();
  for (const crd of crds) {
    const spec = asMap(crd.spec);
    const kind = asMap(spec.names).kind;
    for (const version of asList(spec.versions).map(asMap)) {
      const schema = asMap(version.schema).openAPIV3Schema ?? asMap(spec.validation).openAPIV3Schema;
      if (isPlainMap(schema)) {
        kinds.set(kindId({ group: String(spec.group), version: String(version.name) }, String(kind)), schema);
      }
    }
  }
  return {
    kind: (apiVersion, kind) => {
      const schema = kinds.get(kindId(splitApiVersion(apiVersion), kind));
      return schema && typeOf(schema, {}, listMapKeys);
    },
  };
}

/** Finds a type by the name of its definition. */
export type OutsideTypes = (definition: string) => MergeType | undefined;

type KeysOf = (schema: PlainMap) => readonly string[] | undefined;

function typeOf(
  schema: PlainMap,
  definitions: PlainMap,
  keysOf: KeysOf,
  outside?: OutsideTypes,
): MergeType | undefined {
  const below = (next: unknown): MergeType | undefined => {
    const target = resolve(next, definitions);
    return target === undefined ? outside?.(refOf(next)) : typeOf(target, definitions, keysOf, outside);
  };
  return {
    mergeKeys: keysOf(schema),
    field: (name) => below(getKey(asMap(schema.properties), name) ?? schema.additionalProperties),
    element: () => (schema.type === 'array' ? below(schema.items) : undefined),
  };
}

/** Follows `$ref`. The type is unknown if a reference is broken or leads back to itself. */
function resolve(schema: unknown, definitions: PlainMap): PlainMap | undefined {
  let target = schema;
  for (let step = 0; isPlainMap(target) && typeof target.$ref === 'string'; step++) {
    if (step > 100) {
      return undefined;
    }
    target = getKey(
      definitions,
      target.$ref
        .replace(/^#\/definitions\//, '')
        .replace(/~1/g, '/')
        .replace(/~0/g, '~'),
    );
  }
  return isPlainMap(target) ? target : undefined;
}

/** The name of the definition that a schema refers to. */
function refOf(schema: unknown): string {
  return isPlainMap(schema) && typeof schema.$ref === 'string' ? schema.$ref.replace(/^#\/definitions\//, '') : '';
}

function patchMergeKeys(schema: PlainMap): readonly string[] | undefined {
  const strategy = schema['x-kubernetes-patch-strategy'];
  if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) {
    return undefined;
  }
  const keys = schema['x-kubernetes-list-map-keys'];
  const key = schema['x-kubernetes-patch-merge-key'];
  return Array.isArray(keys) ? keys.map(String) : typeof key === 'string' ? [key] : [];
}

function listMapKeys(schema: PlainMap): readonly string[] | undefined {
  const type = schema['x-kubernetes-list-type'];
  if (type === 'set') {
    return [];
  }
  return type === 'map' ? asList(schema['x-kubernetes-list-map-keys']).map(String) : patchMergeKeys(schema);
}

function kindsOf(definition: PlainMap): string[] {
  return asList(definition['x-kubernetes-group-version-kind'])
    .filter(isPlainMap)
    .map((gvk) => kindId({ group: String(gvk.group ?? ''), version: String(gvk.version) }, String(gvk.kind)));
}

const kindId = (version: { group: string; version: string }, kind: string): string =>
  `${version.group}|${version.version}|${kind}`;

const asMap = (value: unknown): PlainMap => (isPlainMap(value) ? value : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
