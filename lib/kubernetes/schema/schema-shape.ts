import { type Node, type ObjectNode, type ObjectOptions, type Shape, type TextNode } from '../../core/check/shape';
import { counted } from '../../core/text/counted';
import { type Schema, type SchemaResolver } from './schema';

/** What a schema does not say. */
export interface SchemaOptions {
  /** Finds the schema that a schema refers to. @default - schemas have no references */
  readonly resolve?: SchemaResolver;
  /** Which values of optional fields count as left out. @default - none */
  readonly leavesOut?: ObjectOptions['leavesOut'];
}

const integer: Node = { kind: 'number', whole: true, least: -Infinity, most: Infinity, mayBeLate: true };

/** Makes the shape of a schema. */
type ShapeMaker = (schema: Schema) => Shape;

/**
 * Makes shapes of OpenAPI schemas, as the API server checks them: unknown fields are not accepted. Each schema is read
 * once, on its first use. Scalars may be late. Lists and maps may not: what is in them is checked and rendered further.
 */
export function schemaShapes({ resolve = (schema) => schema, leavesOut }: SchemaOptions = {}): ShapeMaker {
  const shapes = new WeakMap<Schema, Shape>();
  const shapeOf: ShapeMaker = (schema) => {
    const resolved = resolve(schema);
    const shape = shapes.get(resolved) ?? { node: nodeOf(resolved, shapeOf, leavesOut) };
    shapes.set(resolved, shape);
    return shape;
  };
  return shapeOf;
}

function nodeOf(schema: Schema, shapeOf: ShapeMaker, leavesOut: SchemaOptions['leavesOut']): Node {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return {
      kind: 'either',
      options: [integer, { kind: 'text' }],
      mayBeLate: true,
    };
  }
  switch (schema.type) {
    case 'object':
      return objectNode(schema, shapeOf, leavesOut);
    case 'array':
      return { kind: 'list', item: lazyNode(schema.items, shapeOf), least: 0, most: Infinity };
    case 'string':
      return textNode(schema);
    case 'boolean':
      return { kind: 'boolean', mayBeLate: true };
    case 'integer':
      return integer;
    default:
      return { kind: 'anything', mayBeLate: true };
  }
}

function lazyNode(schema: Schema | undefined, shapeOf: ShapeMaker): Node {
  return schema === undefined
    ? { kind: 'anything', mayBeLate: true }
    : { kind: 'lazy', node: () => shapeOf(schema).node };
}

function objectNode(schema: Schema, shapeOf: ShapeMaker, leavesOut: SchemaOptions['leavesOut']): Node {
  const { properties, additionalProperties, required = [] } = schema;
  if (properties === undefined) {
    return { kind: 'map', value: lazyNode(additionalProperties, shapeOf) };
  }
  const fields = Object.entries(properties).map(([name, field]) => [name, lazyNode(field, shapeOf)]);
  const unknown: ObjectNode['unknown'] = schema['x-kubernetes-preserve-unknown-fields'] === true ? 'open' : 'closed';
  const options = { unknown, ...(leavesOut !== undefined && { leavesOut }) };
  return { kind: 'object', fields: Object.fromEntries(fields) as ObjectNode['fields'], required, ...options };
}

function textNode({ enum: choices, pattern, minLength = 0, maxLength = Infinity }: Schema): TextNode {
  if (choices !== undefined) {
    return { kind: 'text', choices, mayBeLate: true };
  }
  if (pattern === undefined && minLength === 0 && maxLength === Infinity) {
    return { kind: 'text', mayBeLate: true };
  }
  const regexp = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const parts = [
    ...(maxLength < Infinity ? [`have ${minLength} to ${counted(maxLength, 'character')}`] : []),
    ...(maxLength === Infinity && minLength > 0 ? [`have at least ${counted(minLength, 'character')}`] : []),
    ...(pattern === undefined ? [] : [`match ${pattern}`]),
  ];
  const accepts = (value: string): boolean =>
    value.length >= minLength && value.length <= maxLength && (regexp?.test(value) ?? true);
  return { kind: 'text', rule: { wanted: parts.join(' and '), example: '…', accepts }, mayBeLate: true };
}
