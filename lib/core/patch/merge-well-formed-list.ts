import { isPlainMap } from '../plain';
import { elementValues, isEmptyMap } from './list-elements';
import { type MergeElement } from './list-elements';
import { type ListPair } from './list-elements';

/**
 * Merges lists in which every element has all merge keys and no two elements have the same. The API server accepts only
 * such lists. The result is the same as that of the general way, in linear time.
 *
 * @returns the merged list; undefined if a list is not like that
 */
export function mergeWellFormedList(
  { base, patch = [], keys }: ListPair,
  mergeElement: MergeElement,
): unknown[] | undefined {
  const ofBase = indexElements(base, keys);
  const ofPatch = indexElements(patch, keys);
  if (ofBase === undefined || ofPatch === undefined) {
    return undefined;
  }
  const kept = new Set<unknown>();
  const merge = (id: string): unknown => {
    const own = ofBase.get(id);
    const merged = mergeElement(own, ofPatch.get(id));
    const isGone = merged === undefined || merged === null || isEmptyMap(merged);
    // An element of the base is changed in place and stays the same object, even if the patch replaces it.
    const element = own ?? merged;
    if (!isGone) {
      kept.add(element);
    }
    return isGone ? undefined : element;
  };
  const first = [...ofPatch.keys()].map((id) => ({ element: merge(id), isNew: !ofBase.has(id) }));
  [...ofBase.keys()].filter((id) => !ofPatch.has(id)).forEach(merge);
  const wasMerged = new Set(keys.length === 1 ? [...ofPatch.keys()].map((id) => ofBase.get(id)) : []);
  return [
    ...first
      .filter(({ element, isNew }) => element !== undefined && (isNew || keys.length === 1))
      .map(({ element }) => element),
    ...[...ofBase.values()].filter((element) => kept.has(element) && !wasMerged.has(element)),
  ];
}

/** The elements by the values of their merge keys; undefined if one lacks a key, or if two have the same values. */
function indexElements(list: readonly unknown[], keys: readonly string[]): Map<string, unknown> | undefined {
  const index = new Map<string, unknown>();
  for (const element of list) {
    const values = isPlainMap(element) ? elementValues(element, keys) : [];
    if (values.length === 0 || values.includes('')) {
      return undefined;
    }
    index.set(keys.length === 1 ? values[0]! : JSON.stringify(values), element);
  }
  return index.size === list.length ? index : undefined;
}
