import { type PlainMap } from '../../core/plain';

/** A value that only cdk8s itself can resolve: an instance of a class, a function, a key with a special meaning. */
export const notPlain = Symbol('not plain');

/** How cdk8s cleans resolved data. */
export interface CleanOptions {
  readonly sortKeys: boolean;
  /** Whether empty lists and maps are removed, as in metadata. */
  readonly dropEmpty?: boolean;
}

/**
 * Resolves and cleans plain data as cdk8s does, in one pass. It removes null and undefined (in lists they become
 * undefined), and sorts keys.
 *
 * @returns `notPlain` if anything in it is more than plain data
 */
export function renderPlainData(value: unknown, options: CleanOptions): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    case 'undefined':
      return undefined;
    case 'object':
      if (value === null) {
        return undefined;
      }
      return Array.isArray(value) ? renderList(value, options) : renderMap(value as PlainMap, options);
    default:
      return notPlain;
  }
}

function renderList(list: readonly unknown[], options: CleanOptions): unknown {
  const { resolve, value } = list as { resolve?: unknown; value?: unknown };
  if (Object.getPrototypeOf(list) !== Array.prototype || resolve !== undefined || value !== undefined) {
    return notPlain;
  }
  if (list.length === 0 && options.dropEmpty) {
    return undefined;
  }
  const result: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    const entry = renderPlainData(list[index], options);
    if (entry === notPlain || (entry === undefined && !(index in list))) {
      return notPlain;
    }
    result.push(entry);
  }
  return result;
}

function renderMap(map: PlainMap, options: CleanOptions): unknown {
  if (Object.getPrototypeOf(map) !== Object.prototype) {
    return notPlain;
  }
  const result: PlainMap = {};
  if (!putPlainEntries(result, map, options)) {
    return notPlain;
  }
  return options.dropEmpty && isEmpty(result) ? undefined : result;
}

/** Renders the entries of a map into another map, except some keys; false if an entry is more than plain data. */
export function putPlainEntries(
  into: PlainMap,
  map: PlainMap,
  options: CleanOptions,
  without?: ReadonlySet<string>,
): boolean {
  for (const key of options.sortKeys ? sortedKeys(map) : Object.keys(map)) {
    if (!without?.has(key) && !putPlainEntry(into, key, map[key], options)) {
      return false;
    }
  }
  return true;
}

/** Renders one entry into a map; false if it is more than plain data. */
export function putPlainEntry(into: PlainMap, key: string, value: unknown, options: CleanOptions): boolean {
  const rendered = key === '__proto__' || key === 'constructor' ? notPlain : renderPlainData(value, options);
  if (rendered !== undefined && rendered !== notPlain) {
    into[key] = rendered;
  }
  return rendered !== notPlain;
}

function isEmpty(map: PlainMap): boolean {
  for (const _ in map) {
    return false;
  }
  return true;
}

/** Most maps are already sorted, and checking that costs less than sorting. */
function sortedKeys(map: PlainMap): string[] {
  const keys = Object.keys(map);
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1] > keys[index]) {
      return keys.sort();
    }
  }
  return keys;
}
