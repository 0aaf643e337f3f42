import { type Problem } from '../../core/error';
import { nearest } from '../../core/check/nearest';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { quote } from '../../core/check/quote';
import { type Schema, type SchemaResolver } from './schema';

/**
 * Finds parts of a value that the API server would not accept or would silently drop: unknown fields, missing fields,
 * and values of a wrong type.
 *
 * @param path the name of the value in messages; empty at the top
 * @param resolve finds the schema that a schema refers to; not needed for a schema without references
 */
export function checkSchema(value: unknown, schema: Schema, path: string, resolve: SchemaResolver = itself): Problem[] {
  const { type, ...rest } = resolve(schema);
  if (rest['x-kubernetes-int-or-string'] === true) {
    return typeof value === 'string' || Number.isInteger(value)
      ? []
      : [wrongType(value, path, 'a whole number or text')];
  }
  switch (type) {
    case 'object':
      return checkObject(value, rest, path, resolve);
    case 'array':
      return checkArray(value, rest, path, resolve);
    case 'string':
      return typeof value === 'string' ? checkText(value, rest, path) : [wrongType(value, path, 'a text')];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(value, path, 'true or false')];
    case 'integer':
      return Number.isInteger(value) ? [] : [wrongType(value, path, 'a whole number')];
    default:
      return [];
  }
}

const itself: SchemaResolver = (schema) => schema;

function checkObject(value: unknown, schema: Schema, path: string, resolve: SchemaResolver): Problem[] {
  if (!isPlainMap(value)) {
    return [wrongType(value, path, 'an object')];
  }
  const { properties, additionalProperties } = schema;
  if (properties === undefined) {
    return additionalProperties === undefined
      ? []
      : Object.entries(value).flatMap(([key, item]) =>
          checkSchema(item, additionalProperties, `${path}[${quote(key)}]`, resolve),
        );
  }
  return [
    ...(schema.required ?? []).filter((key) => value[key] === undefined).map((key) => missing(join(path, key))),
    ...Object.keys(value).flatMap((key) => checkProperty(value, key, properties, path, resolve)),
  ];
}

function checkProperty(
  value: PlainMap,
  key: string,
  known: Readonly<Record<string, Schema>>,
  path: string,
  resolve: SchemaResolver,
): Problem[] {
  const schema = Object.hasOwn(known, key) ? known[key] : undefined;
  return schema === undefined
    ? [unknownField(join(path, key), key, Object.keys(known))]
    : checkSchema(value[key], schema, join(path, key), resolve);
}

function checkArray(value: unknown, schema: Schema, path: string, resolve: SchemaResolver): Problem[] {
  const { items } = schema;
  if (!Array.isArray(value)) {
    return [wrongType(value, path, 'a list')];
  }
  return items === undefined
    ? []
    : value.flatMap((item, index) => checkSchema(item, items, `${path}[${index}]`, resolve));
}

function checkText(value: string, schema: Schema, path: string): Problem[] {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const near = nearest(value, schema.enum);
    return [
      {
        what: `Cannot use ${quote(value)} as ${path}: it must be one of ${schema.enum.join(', ')}`,
        fix: near === undefined ? `use one of ${schema.enum.join(', ')}` : `use ${quote(near)}`,
      },
    ];
  }
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    const what = `Cannot use ${value.length} characters as ${path}: it must be at most ${schema.maxLength}`;
    return [{ what, fix: 'shorten it' }];
  }
  return value.length < (schema.minLength ?? 0) || (schema.pattern && !new RegExp(schema.pattern, 'u').test(value))
    ? [{ what: `Cannot use ${quote(value)} as ${path}: Argo CD's schema refuses it`, fix: `match ${schema.pattern}` }]
    : [];
}

/** A problem with an unknown field: its fix names the nearest known field. */
export function unknownField(path: string, key: string, known: readonly string[]): Problem {
  const near = nearest(key, known);
  return {
    what: `Cannot use ${path}: no field has that name`,
    fix: near === undefined ? `use one of ${known.join(', ')}` : `use ${near}`,
  };
}

/** A problem with a missing required field. */
export function missing(path: string): Problem {
  return { what: `Cannot leave ${path} out: it is required`, fix: `give ${path}` };
}

/** A problem with a value of a wrong type. */
export function wrongType(value: unknown, path: string, wanted: string): Problem {
  return { what: `Cannot use ${quote(value)} as ${path}: it must be ${wanted}`, fix: `give ${wanted}` };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
