import { getKey } from '../../core/own-key';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { RuleFailure } from './rule-failure';
import { kindOf } from './rule-values';

/**
 * The type of a value: `text`, `time`, `number` or `flag`, a list of one type, or the fields of a map. Another name is that of a
 * type that several kinds use.
 */
export type FieldType = string | readonly [FieldType] | { readonly [field: string]: FieldType };

/** Types by name. */
export type FieldTypes = Readonly<Record<string, FieldType>>;

interface Reader {
  readonly types: FieldTypes;
  /** The place of the value, for messages. */
  readonly path: string;
}

/**
 * Reads a value as Go reads it into a variable of the type: what is missing is 0, an empty text, and so on. It is null if
 * `?` comes after the name of the field. Fields that the type does not name are left out.
 *
 * @throws RuleFailure if the value has another type
 */
export function readTyped(type: FieldType, value: unknown, reader: Reader): unknown {
  if (typeof type === 'string') {
    const scalar = getKey(scalars, type);
    return scalar === undefined ? readTyped(reader.types[type], value, reader) : readScalar(scalar, value, reader.path);
  }
  return isListType(type) ? readList(type, value, reader) : readMap(type, value, reader);
}

interface Scalar {
  readonly zero: unknown;
  readonly fits: (value: unknown) => boolean;
}

const scalars: Readonly<Record<string, Scalar>> = {
  text: { zero: '', fits: (value) => typeof value === 'string' },
  time: { zero: '', fits: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)) },
  number: { zero: 0, fits: Number.isInteger },
  flag: { zero: false, fits: (value) => typeof value === 'boolean' },
};

function readScalar({ zero, fits }: Scalar, value: unknown, path: string): unknown {
  return isMissing(value) ? zero : fits(value) ? value : fail(path, value);
}

function readList([item]: readonly [FieldType], value: unknown, { types, path }: Reader): unknown[] {
  const items: unknown = value ?? [];
  return Array.isArray(items)
    ? items.map((each, index) => readTyped(item, each, { types, path: `${path}[${index}]` }))
    : fail(path, value);
}

function readMap(type: Exclude<FieldType, string>, value: unknown, { types, path }: Reader): PlainMap {
  const map = value ?? {};
  if (!isPlainMap(map)) {
    return fail(path, value);
  }
  const fields = Object.entries(type).map(([key, inner]): [string, unknown] => {
    const name = key.replace(/\?$/, '');
    const found = getKey(map, name);
    const isNull = key !== name && isMissing(found);
    return [name, isNull ? null : readTyped(inner, found, { types, path: `${path}.${name}` })];
  });
  return Object.fromEntries(fields);
}

function isListType(type: Exclude<FieldType, string>): type is readonly [FieldType] {
  return Array.isArray(type);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

function fail(path: string, value: unknown): never {
  throw new RuleFailure(`${path} is ${kindOf(value)}, and Kubernetes has another type there`);
}
