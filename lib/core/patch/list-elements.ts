import { isPlainMap, type PlainMap } from '../plain';
import { textAt } from '../yaml/scalar/scalar-field';
import { scalarText } from './scalar-text';

/**
 * The two lists that are merged. Both are copies that may be changed. They are the same list if the base has none or if
 * the patch replaces it.
 */
export interface ListPair {
  readonly base: unknown[];
  readonly patch: unknown[] | undefined;
  readonly keys: readonly string[];
}

/** Merges two elements with the same key. If it returns undefined, the element is removed. */
export type MergeElement = (base: unknown, patch: unknown) => unknown;

/** Identifies an element of a merged list: merge keys and their values. For a scalar: the key `''` and its text. */
export interface ElementId {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** The first element with these values under these keys. */
export function findElement(list: readonly unknown[], id: ElementId): unknown {
  if (id.keys[0] === '') {
    return list.find((element) => scalarText(element) === id.values[0]);
  }
  return list.find(
    (element) => isPlainMap(element) && id.keys.every((key, index) => has(element, key, id.values[index])),
  );
}

const has = (element: PlainMap, key: string, value: string | undefined): boolean =>
  Object.hasOwn(element, key) && textAt(element, key) === value;

/**
 * Replaces the elements with this id, or appends the element if there are none. Without an element it removes them.
 *
 * As in kustomize, an id without any value removes the whole list, and an empty value matches any value. For this
 * reason an element without its merge key removes the other elements.
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
  // There may be fewer values than keys. Then only the first keys are compared.
  return (
    values.length > 0 &&
    keys.every((key, index) => index >= values.length || matchesKey(candidate, key, values[index]!))
  );
}

function matchesKey(candidate: unknown, key: string, value: string): boolean {
  if (key === '') {
    return scalarText(candidate) === value;
  }
  return isPlainMap(candidate) && Object.hasOwn(candidate, key) && (value === '' || textAt(candidate, key) === value);
}

export function isEmptyMap(value: unknown): boolean {
  return isPlainMap(value) && Object.keys(value).length === 0;
}

/** The text under each key; empty if the element does not have the key. */
export function elementValues(element: unknown, keys: readonly string[]): string[] {
  return keys.map((key) => (isPlainMap(element) ? textAt(element, key) : ''));
}
