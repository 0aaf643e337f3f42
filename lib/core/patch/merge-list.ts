import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { overwriteScalar, textAt } from '../yaml/scalar/scalar-field';
import {
  type ElementId,
  elementValues,
  findElement,
  isEmptyMap,
  type ListPair,
  type MergeElement,
  setElement,
} from './list-elements';
import { mergeWellFormedList } from './merge-well-formed-list';
import { scalarText } from './scalar-text';

/**
 * Merges a list as kustomize (kyaml) does: by its merge keys or, if it has none, as a set of scalars. With one merge key
 * or none, the elements of the patch come first, in the patch's order, and then the rest of the base.
 *
 * @returns the merged list, and the elements of the patch that are not in it.
 */
export function mergeList(pair: ListPair, mergeElement: MergeElement): { list: unknown[]; lost: unknown[] } {
  const isSet = pair.keys.length === 0;
  const wellFormed = isSet || pair.base === pair.patch ? undefined : mergeWellFormedList(pair, mergeElement);
  if (wellFormed !== undefined) {
    return { list: wellFormed, lost: [] };
  }
  const keys = isSet ? [''] : pair.keys;
  const elements = [...(pair.patch ?? []), ...pair.base];
  const ids = isSet
    ? elements.map((element) => [scalarText(element)])
    : elements.map((item) => elementValues(item, keys));
  const valuesList = distinct(ids);
  if (keys.length > 1) {
    fillMissingValues(valuesList);
  }
  if (valuesList.length === 0) {
    return { list: pair.base, lost: [] };
  }
  const wanted = [...(pair.patch ?? [])];
  const merged = mergeElements({ ...pair, keys }, valuesList, mergeElement);
  appendElements(merged.list, pair.base, merged.keys);
  return { list: merged.list, lost: isSet ? [] : wanted.filter((element) => !merged.used.has(element)) };
}

interface Merged {
  readonly list: unknown[];
  readonly keys: readonly string[];
  readonly used: ReadonlySet<unknown>;
}

function mergeElements(pair: ListPair, valuesList: readonly string[][], mergeElement: MergeElement): Merged {
  const list: unknown[] = [];
  const used = new Set<unknown>();
  const keys = presentKeys(valuesList, pair.keys);
  for (const all of valuesList) {
    const id = { keys, values: all.filter((value, index) => value !== '' || keys.includes(pair.keys[index]!)) };
    const filled = onlyFilled(id);
    const patch = pair.patch && findElement(pair.patch, filled);
    used.add(patch);
    const element = mergeElement(findElement(pair.base, filled), patch);
    if (element === undefined || element === null || isEmptyMap(element)) {
      setElement(pair.base, id);
    } else {
      setElement(list, id, withKeys(element, id));
    }
  }
  return { list, keys, used };
}

/** The keys that at least one element has; all keys if no element has any. */
function presentKeys(valuesList: readonly string[][], keys: readonly string[]): readonly string[] {
  const present = keys.filter((_, index) => valuesList.some((values) => values[index] !== ''));
  return present.length === 0 ? keys : present;
}

/** Leaves out the keys for which an element has no value. The element is then found by its other keys. */
function onlyFilled({ keys, values }: ElementId): ElementId {
  const filled = keys.filter((_, index) => values[index] !== '');
  return filled.length === 0 ? { keys, values } : { keys: filled, values: values.filter((value) => value !== '') };
}

function withKeys(element: unknown, { keys, values }: ElementId): unknown {
  keys.forEach((key, index) => {
    if (isPlainMap(element) && key !== '' && !Object.hasOwn(element, key) && values[index] !== '') {
      overwriteScalar(element, key, values[index]!);
    }
  });
  return element;
}

/** Adds elements to a list. An element whose keys have the values of one in the list replaces that one. */
function appendElements(list: unknown[], added: readonly unknown[], keys: readonly string[]): void {
  for (const element of [...added]) {
    if (keys[0] === '') {
      setElement(list, { keys, values: [scalarText(element)] }, element);
      continue;
    }
    const values: string[] = [];
    for (const key of keys) {
      const value = isPlainMap(element) ? getKey(element, key) : undefined;
      if (value === undefined) {
        list.push(element);
      } else {
        values.push(textAt(element as PlainMap, key));
      }
    }
    if (keys.length > 1) {
      setElement(list, { keys, values });
    }
    setElement(list, { keys, values }, element);
  }
}

function distinct(lists: readonly string[][]): string[][] {
  const seen = new Map<string, string[]>();
  for (const values of lists) {
    const id = JSON.stringify(values);
    if (!seen.has(id)) {
      seen.set(id, values);
    }
  }
  return [...seen.values()];
}

/** Treats port 80 without a protocol and port 80/TCP as one element: each gets its missing values from the other. */
function fillMissingValues(valuesList: string[][]): void {
  for (let i = 0; i < valuesList.length; i++) {
    const one = valuesList[i]!;
    for (let j = 0; j < valuesList.length; j++) {
      const both = unify(one, valuesList[j]!);
      if (both !== undefined) {
        valuesList[i] = both;
        valuesList[j] = both;
      }
    }
  }
}

function unify(one: readonly string[], other: readonly string[]): string[] | undefined {
  const agrees = one.some((value, index) => value === other[index]);
  const differs = one.some((value, index) => value !== '' && other[index] !== '' && value !== other[index]);
  return agrees && !differs ? one.map((value, index) => value || other[index]!) : undefined;
}
