import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { scalarText } from './scalar-text';

/** The two lists that are merged; both are copies that may be changed, and one and the same where the base has none. */

export interface ListPair {
  readonly base: unknown[];
  readonly patch: unknown[] | undefined;
  readonly keys: readonly string[];
}

/** Merges two elements of one key; undefined removes it. */

export type MergeElement = (base: unknown, patch: unknown) => unknown;

/** What tells an element of a merged list from the others: keys with their values, `['']` with a scalar's own text. */
export interface ElementId {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** The first element that has these values under these keys. */
export function findElement(list: readonly unknown[], id: ElementId): unknown {
  if (id.keys[0] === '') {
    return list.find((element) => scalarText(element) === id.values[0]);
  }
  return list.find(
    (element) => isPlainMap(element) && id.keys.every((key, index) => has(element, key, id.values[index])),
  );
}

const has = (element: PlainMap, key: string, value: string | undefined): boolean =>
  Object.hasOwn(element, key) && scalarText(element[key]) === value;

/**
 * Replaces the elements that an id names, or appends the element where there is none; without an element, removes them.
 *
 * As in kustomize: an id without any value keeps nothing of the list, and an empty value stands for any value.
 * So an element that lacks its merge key wipes out the others.
 */
export function setElement(list: unknown[], id: ElementId, element?: unknown): void {
  const kept: unknown[] = [];
  let found = false;
  for (const candidate of list) {
    const verdict = judge(candidate, id);
    found ||= verdict === 'match';
    if (verdict === 'keep') {
      kept.push(candidate);
    } else if (verdict === 'match' && element !== undefined) {
      kept.push(element);
    }
  }
  list.length = 0;
  kept.forEach((item) => list.push(item));
  if (!found && element !== undefined && element !== null) {
    list.push(element);
  }
}

function judge(candidate: unknown, id: ElementId): 'match' | 'keep' | 'drop' {
  if (candidate === null || candidate === undefined || isEmptyMap(candidate)) {
    return 'drop';
  }
  const wantsMap = id.keys[0] !== '' && (id.values[0] ?? '') !== '';
  if (wantsMap && !isPlainMap(candidate)) {
    return 'keep';
  }
  if (matches(candidate, id)) {
    return 'match';
  }
  return id.values.length > 0 ? 'keep' : 'drop';
}

function matches(candidate: unknown, { keys, values }: ElementId): boolean {
  // Values may be fewer than keys: what has the first ones is then one of those meant.
  return (
    values.length > 0 &&
    keys.every((key, index) => index >= values.length || matchesKey(candidate, key, values[index]!))
  );
}

function matchesKey(candidate: unknown, key: string, value: string): boolean {
  if (key === '') {
    return scalarText(candidate) === value;
  }
  return (
    isPlainMap(candidate) && Object.hasOwn(candidate, key) && (value === '' || scalarText(candidate[key]) === value)
  );
}

export function isEmptyMap(value: unknown): boolean {
  return isPlainMap(value) && Object.keys(value).length === 0;
}

/** The text under each key, empty where an element lacks it. */
export function elementValues(element: unknown, keys: readonly string[]): string[] {
  return keys.map((key) => {
    const value = isPlainMap(element) ? getKey(element, key) : undefined;
    return value === null ? '' : scalarText(value);
  });
}
