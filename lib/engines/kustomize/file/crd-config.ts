import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type FieldSpec } from '../field/field-spec';
import { makeConfig, type NameReference, type TransformerConfig } from '../field/transformer-config';

/** The fields for names, labels and annotations that the definitions of one file mark. */
interface Found {
  readonly commonAnnotations: FieldSpec[];
  readonly commonLabels: FieldSpec[];
  readonly namePrefix: FieldSpec[];
  readonly nameReference: NameReference[];
}

/**
 * Reads field specs from OpenAPI definitions of custom resources: properties with
 * `x-kubernetes-annotation`, `x-kubernetes-label-selector`, `x-kubernetes-identity` and `x-kubernetes-object-ref-…`.
 */
export function crdConfig(definitions: unknown): TransformerConfig {
  const schemas = isPlainMap(definitions) ? definitions : {};
  const found: Found = { commonAnnotations: [], commonLabels: [], namePrefix: [], nameReference: [] };
  for (const [name, definition] of Object.entries(schemas)) {
    const properties = propertiesOf(definition);
    if ('kind' in properties && 'apiVersion' in properties && 'metadata' in properties) {
      collect(schemas, name, { kind: name.split('.').pop() ?? '', path: [], seen: [] }, found);
    }
  }
  return makeConfig(found);
}

interface Way {
  readonly kind: string;
  readonly path: readonly string[];
  readonly seen: readonly string[];
}

function collect(schemas: PlainMap, name: string, way: Way, found: Found): void {
  if (way.seen.includes(name)) {
    return;
  }
  for (const [key, property] of Object.entries(propertiesOf(schemas[name]))) {
    if (!isPlainMap(property)) {
      continue;
    }
    const path = [...way.path, key];
    note(property, way.kind, path, found);
    if (typeof property.$ref === 'string') {
      collect(schemas, property.$ref, { ...way, path, seen: [...way.seen, name] }, found);
    }
  }
}

function note(property: PlainMap, kind: string, path: readonly string[], found: Found): void {
  const text = (extension: string): string | undefined => {
    const value = property[`x-kubernetes-${extension}`];
    return typeof value === 'string' ? value : undefined;
  };
  const spec = { kind, path: path.join('/') };
  if (text('annotation') !== undefined) {
    found.commonAnnotations.push(spec);
  }
  if (text('label-selector') !== undefined) {
    found.commonLabels.push(spec);
  }
  if (text('identity') !== undefined) {
    found.namePrefix.push(spec);
  }
  const referred = { version: text('object-ref-api-version'), kind: text('object-ref-kind') };
  if (referred.version !== undefined && referred.kind !== undefined) {
    const field = { kind, path: [...path, text('object-ref-name-key') ?? 'name'].join('/') };
    found.nameReference.push({ ...referred, fieldSpecs: [field] });
  }
}

function propertiesOf(definition: unknown): PlainMap {
  const schema = isPlainMap(definition) ? (definition.Schema ?? definition.schema) : undefined;
  return isPlainMap(schema) && isPlainMap(schema.properties) ? schema.properties : {};
}
