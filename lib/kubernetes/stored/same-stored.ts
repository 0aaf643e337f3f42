import { getKey } from '../../core/own-key';
import { isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { sameJson } from '../../core/same-json';
import { loadTable } from '../../core/table';
import { quantityOf } from '../quantity';
import { storedDefault } from './stored-default';

/**
 * Whether the API server stores the same for two values, if a manifest with the second one is applied over a manifest
 * with the first one. So a default that is written down is not a change, and neither is `1024Mi` for `1Gi`, or an empty
 * list in place of none.
 *
 * @param type `Container`, `[]Container` for a list, `{}Quantity` for a map, with `*` in front if an empty value is not
 *   the same as none; an empty text is plain JSON
 */
export function sameStored(type: string, before: unknown, after: unknown): boolean {
  const [old, current] = [meant(before, type), meant(after, type)];
  const inner = type.replace(/^(\*|\[\]|\{\})/, '');
  if (type.startsWith('[]')) {
    return sameItems(inner, listOf(old), listOf(current));
  }
  if (type.startsWith('{}')) {
    return sameEntries(inner, old, current);
  }
  if (type.startsWith('*') && (inner === '' || old === undefined || current === undefined)) {
    return sameJson(old, current);
  }
  return inner === 'Quantity' ? amountOf(old) === amountOf(current) : sameFields(inner, old, current);
}

/** The same for one field of a struct. A field that both lack keeps its value, and one that is removed gets its default. */
export function sameStoredField(struct: string, field: string, before: PlainMap, after: PlainMap): boolean {
  const type = typeOf(struct, field);
  const [old, current] = [before, after].map((map) => meant(getKey(map, field), type));
  return old === undefined && current === undefined
    ? true
    : sameStored(type, old ?? storedDefault(struct, field, before), current ?? storedDefault(struct, field, after));
}

/** Whether a manifest has a value for a field of a struct, other than one that means the same as none. */
export function isGivenField(struct: string, field: string, value: PlainMap): boolean {
  return meant(getKey(value, field), typeOf(struct, field)) !== undefined;
}

function typeOf(struct: string, field: string): string {
  return getKey(fieldsOf(struct), field) ?? '';
}

/** A value, or undefined if it means the same as none: `null`, and an empty one that is not a pointer in Go. */
function meant(value: unknown, type: string): unknown {
  if (value === null) {
    return undefined;
  }
  const isEmpty =
    value === '' ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isPlainMap(value) && Object.keys(value).length === 0);
  return isEmpty && !type.startsWith('*') ? undefined : value;
}

function sameItems(type: string, before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((item, index) => sameStored(type, item, after[index]));
}

function sameEntries(type: string, before: unknown, after: unknown): boolean {
  const [old, current] = [before, after].map(mapOf);
  return (
    Object.keys(old).length === Object.keys(current).length &&
    Object.keys(old).every((key) => Object.hasOwn(current, key) && sameStored(type, old[key], current[key]))
  );
}

function sameFields(struct: string, before: unknown, after: unknown): boolean {
  if (fieldsOf(struct) === undefined) {
    return sameJson(before, after);
  }
  const [old, current] = [before, after].map(mapOf);
  return [...new Set([...Object.keys(old), ...Object.keys(current)])].every((field) =>
    sameStoredField(struct, field, old, current),
  );
}

/** The fields of a struct that are more than plain JSON. */
function fieldsOf(struct: string): Readonly<Record<string, string>> | undefined {
  return getKey(loadTable<StoredTypes>('stored-types').types, struct);
}

interface StoredTypes {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function amountOf(quantity: unknown): unknown {
  return quantityOf(quantity) ?? quantity;
}

function mapOf(value: unknown): PlainMap {
  return isPlainMap(value) ? value : {};
}
