// Makes data/kustomize/merge-keys-*.json, the lists that a strategic merge patch or a server-side apply merges by key,
// from an OpenAPI document (v2) of Kubernetes. Only types that lead to such a list are kept.
//
//   node tools/make-merge-keys.mjs SWAGGER.json OUT.json "SOURCE"
//
// SWAGGER.json: api/openapi-spec/swagger.json of the Go module k8s.io/kubernetes.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const referencePrefix = '#/definitions/';
const shorten = (name) => name.replace(/^io\.k8s\.(api\.|kube-aggregator\.pkg\.apis\.|apimachinery\.pkg\.)?/, '');

/** `Type`, `[]Type` or `{}Type`; undefined if a schema contains no other type. */
function typeOf(schema) {
  if (schema.$ref) return shorten(schema.$ref.slice(referencePrefix.length));
  if (schema.type === 'array') return `[]${typeOf(schema.items ?? {}) ?? ''}`;
  if (schema.additionalProperties) {
    const value = typeOf(schema.additionalProperties);
    return value && `{}${value}`;
  }
  return undefined;
}

/** The keys by which a list is merged; undefined if it is replaced. */
function mergeKeysOf(schema) {
  const strategies = (schema['x-kubernetes-patch-strategy'] ?? '').split(',');
  if (schema.type !== 'array' || !strategies.includes('merge')) return undefined;
  const key = schema['x-kubernetes-patch-merge-key'];
  return schema['x-kubernetes-list-map-keys'] ?? (key ? [key] : []);
}

/** The keys by which only a server-side apply merges a list. */
function applyKeysOf(schema) {
  const kind = schema['x-kubernetes-list-type'];
  if (schema.type !== 'array' || !['map', 'set'].includes(kind)) return undefined;
  return kind === 'map' ? schema['x-kubernetes-list-map-keys'] : [];
}

function fieldsOf(definition) {
  const fields = {};
  for (const [name, schema] of Object.entries(definition.properties ?? {})) {
    const type = typeOf(schema);
    const mergeKeys = mergeKeysOf(schema);
    const applyKeys = applyKeysOf(schema);
    if (mergeKeys) fields[name] = { type, mergeKeys };
    else if (applyKeys) fields[name] = { type, applyKeys };
    else if (type && type !== '[]') fields[name] = { type };
  }
  return fields;
}

/** Drops the fields that do not lead to a merged list. */
function prune(types) {
  const bare = (type) => type.replace(/^(\[\]|\{\})+/, '');
  const isMerged = (field) => field.mergeKeys !== undefined || field.applyKeys !== undefined;
  const useful = new Set();
  for (let before = -1; before !== useful.size;) {
    before = useful.size;
    for (const [name, fields] of Object.entries(types)) {
      const reaches = Object.values(fields).some((field) => isMerged(field) || useful.has(bare(field.type)));
      if (reaches) useful.add(name);
    }
  }
  return Object.fromEntries(
    [...useful].sort().map((name) => {
      const kept = Object.entries(types[name]).filter(([, field]) => isMerged(field) || useful.has(bare(field.type)));
      return [name, Object.fromEntries(kept.map(([key, field]) => [key, isMerged(field) ? field : field.type]))];
    }),
  );
}

export function mergeKeysTable(definitions, source) {
  const types = prune(Object.fromEntries(Object.entries(definitions).map(([name, d]) => [shorten(name), fieldsOf(d)])));
  const kinds = {};
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
      if (types[shorten(name)] && kind !== 'DeleteOptions' && kind !== 'WatchEvent' && !kind.endsWith('List')) {
        kinds[`${group ? `${group}/` : ''}${version}|${kind}`] = shorten(name);
      }
    }
  }
  return { source, kinds: Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1))), types };
}

/** Writes one line for each kind and type: the file is small, and a diff shows the changed ones. */
export function formatTable({ source, kinds, types }) {
  const lines = (map) =>
    Object.entries(map)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `{\n  "source": ${JSON.stringify(source)},\n  "kinds": {\n${lines(kinds)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [swagger, out, source] = process.argv.slice(2);
  const { definitions } = JSON.parse(readFileSync(swagger, 'utf8'));
  writeFileSync(out, formatTable(mergeKeysTable(definitions, source)));
}
