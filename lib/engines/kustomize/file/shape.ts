import { nearest } from '../../../core/check/nearest';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** The form that a value must have. A `text`, a `boolean` and an `integer` cannot replace each other. */
export type Shape =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'anything'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

/** The path to a value: keys and list indexes. */
export type ValuePath = readonly (string | number)[];

/** A problem with a value, and the path to the value. */
export interface ShapeProblem {
  readonly path: ValuePath;
  readonly what: string;
  readonly fix: string;
  /** True if the shape does not have the field. */
  readonly unknown?: boolean;
}

/** How strictly a value is checked, and the list that problems are added to. */
export interface ShapeCheck {
  readonly problems: ShapeProblem[];
  /** Whether a number or boolean is allowed as text, as in files that kustomize reads directly into its types. */
  readonly coerces?: boolean;
}

/**
 * Checks a value against a shape and returns it under the exact field names, without nulls. As in kubectl, field names
 * may have any case.
 */
export function conform(value: unknown, shape: Shape, check: ShapeCheck, path: ValuePath = []): unknown {
  if (value === null || value === undefined || shape === 'anything') {
    return value ?? undefined;
  }
  if (typeof shape === 'string') {
    return conformScalar(value, shape, check, path);
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) {
      return wrongType(value, 'a list', path, check.problems);
    }
    return value.map((item, index) => conform(item, shape.list, check, [...path, index]) ?? emptyOf(shape.list));
  }
  if (!isPlainMap(value)) {
    return wrongType(value, 'a map', path, check.problems);
  }
  return 'map' in shape ? conformMap(value, shape.map, check, path) : conformFields(value, shape.fields, check, path);
}

function conformScalar(
  value: unknown,
  shape: 'text' | 'boolean' | 'integer',
  { problems, coerces }: ShapeCheck,
  path: ValuePath,
): unknown {
  if (coerces === true && shape === 'text' && typeof value !== 'object') {
    return String(value);
  }
  const fits =
    shape === 'text'
      ? typeof value === 'string'
      : shape === 'boolean'
        ? typeof value === 'boolean'
        : Number.isInteger(value);
  const wanted = { text: 'text', boolean: 'true or false', integer: 'a whole number' }[shape];
  return fits ? value : wrongType(value, wanted, path, problems);
}

function conformMap(map: PlainMap, shape: Shape, check: ShapeCheck, path: ValuePath): PlainMap {
  const result: PlainMap = {};
  for (const [key, value] of Object.entries(map)) {
    result[key] = conform(value, shape, check, [...path, key]) ?? emptyOf(shape);
  }
  return result;
}

function conformFields(
  map: PlainMap,
  fields: Readonly<Record<string, Shape>>,
  check: ShapeCheck,
  path: ValuePath,
): PlainMap {
  const result: PlainMap = {};
  for (const [key, value] of Object.entries(map)) {
    const field = exactName(key, fields);
    if (field === undefined) {
      check.problems.push(unknownField(key, Object.keys(fields), [...path, key]));
      continue;
    }
    const conformed = conform(value, fields[field], check, [...path, key]);
    if (conformed !== undefined) {
      result[field] = conformed;
    }
  }
  return result;
}

function exactName(key: string, fields: Readonly<Record<string, Shape>>): string | undefined {
  if (Object.hasOwn(fields, key)) {
    return key;
  }
  const lower = key.toLowerCase();
  return Object.keys(fields).find((field) => field.toLowerCase() === lower);
}

function unknownField(key: string, known: readonly string[], path: ValuePath): ShapeProblem {
  const meant = nearest(key, known);
  return {
    path,
    unknown: true,
    what: `Cannot use the field ${key}: ${path.length > 1 ? `${describePath(path.slice(0, -1))} has` : 'a kustomization has'} no such field`,
    fix: meant === undefined ? `use one of ${known.join(', ')}` : `write ${meant}, or remove it`,
  };
}

function wrongType(value: unknown, wanted: string, path: ValuePath, problems: ShapeProblem[]): undefined {
  const quote = wanted === 'text' && typeof value !== 'object';
  problems.push({
    path,
    what: `Cannot use ${describeValue(value)} as ${describePath(path)}: it must be ${wanted}`,
    fix: quote ? `put quotes around it: "${String(value)}"` : `write ${wanted}`,
  });
  return undefined;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return isPlainMap(value) ? 'a map' : JSON.stringify(value);
}

function describePath(path: ValuePath): string {
  if (path.length === 0) {
    return 'a kustomization';
  }
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/** The value of a null in a list or map of this shape. */
function emptyOf(shape: Shape): unknown {
  if (shape === 'text') {
    return '';
  }
  if (typeof shape === 'string') {
    return shape === 'boolean' ? false : shape === 'integer' ? 0 : undefined;
  }
  return 'list' in shape ? [] : {};
}
