import { type Node, type ObjectNode, type Shape, type TextNode } from '../../core/check/shape';
import { type Schema, type SchemaResolver } from './schema';

const shapes = new WeakMap<Schema, Shape>();

/**
 * The shape of an OpenAPI schema, as the API server checks it: unknown fields are not accepted. Each schema is read
 * once, on its first use.
 *
 * @param resolve finds the schema that a schema refers to; not needed for a schema without references
 */
export function schemaShape(schema: Schema, resolve: SchemaResolver = (each) => each): Shape {
  const resolved = resolve(schema);
  const known = shapes.get(resolved);
  if (known !== undefined) {
    return known;
  }
  const shape: Shape = { node: nodeOf(resolved, resolve) };
  shapes.set(resolved, shape);
  return shape;
}

function nodeOf(schema: Schema, resolve: SchemaResolver): Node {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return {
      kind: 'either',
      options: [{ kind: 'number', whole: true, least: -Infinity, most: Infinity }, { kind: 'text' }],
    };
  }
  switch (schema.type) {
    case 'object':
      return objectNode(schema, resolve);
    case 'array':
      return { kind: 'list', item: lazyNode(schema.items, resolve), least: 0, most: Infinity };
    case 'string':
      return textNode(schema);
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
      return { kind: 'number', whole: true, least: -Infinity, most: Infinity };
    default:
      return { kind: 'anything' };
  }
}

function lazyNode(schema: Schema | undefined, resolve: SchemaResolver): Node {
  return schema === undefined ? { kind: 'anything' } : { kind: 'lazy', node: () => schemaShape(schema, resolve).node };
}

function objectNode(schema: Schema, resolve: SchemaResolver): Node {
  const { properties, additionalProperties, required = [] } = schema;
  if (properties === undefined) {
    return { kind: 'map', value: lazyNode(additionalProperties, resolve) };
  }
  const fields = Object.entries(properties).map(([name, field]) => [name, lazyNode(field, resolve)]);
  const unknown: ObjectNode['unknown'] = schema['x-kubernetes-preserve-unknown-fields'] === true ? 'open' : 'closed';
  return { kind: 'object', fields: Object.fromEntries(fields) as ObjectNode['fields'], required, unknown };
}

function textNode({ enum: choices, pattern, minLength = 0, maxLength = Infinity }: Schema): TextNode {
  if (choices !== undefined) {
    return { kind: 'text', choices };
  }
  if (pattern === undefined && minLength === 0 && maxLength === Infinity) {
    return { kind: 'text' };
  }
  const regexp = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const parts = [
    ...(maxLength < Infinity ? [`have ${minLength} to ${maxLength} characters`] : []),
    ...(maxLength === Infinity && minLength > 0 ? [`have at least ${minLength} characters`] : []),
    ...(pattern === undefined ? [] : [`match ${pattern}`]),
  ];
  const accepts = (value: string): boolean =>
    value.length >= minLength && value.length <= maxLength && (regexp?.test(value) ?? true);
  return { kind: 'text', rule: { wanted: parts.join(' and '), example: '…', accepts } };
}
