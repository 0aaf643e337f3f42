import { getKey } from '../../../core/own-key';
import { type MergeType } from '../../../core/patch/merge-schema';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { alignLists } from './align-lists';
import { type CompareItems, type Edit, listEdit, mapEdit, valueEdit } from './edit';
import { pairByKeys } from './pair-by-keys';
import { pairSet } from './pair-set';

/**
 * How two values are different; undefined if they are not. Lists with keys are compared by them, sets as sets, and other
 * lists by the fewest changes that make one from the other.
 *
 * @param type by which keys Kubernetes merges the lists in the value
 */
export function compareValues(before: unknown, after: unknown, type: MergeType | undefined): Edit | undefined {
  if (isPlainMap(before) && isPlainMap(after)) {
    return mapEdit(before, after, entriesOf(before, after, type));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return compareLists(before, after, type);
  }
  return Object.is(before, after) ? undefined : valueEdit(before, after);
}

function entriesOf(before: PlainMap, after: PlainMap, type: MergeType | undefined): (readonly [string, Edit])[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const edit = compareValues(getKey(before, key), getKey(after, key), type?.field(key));
    return edit === undefined ? [] : [[key, edit] as const];
  });
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  type: MergeType | undefined,
): Edit | undefined {
  const element = type?.element();
  const compare: CompareItems = (one, other) => compareValues(one, other, element);
  const keys = type?.mergeKeys;
  const paired =
    keys === undefined
      ? undefined
      : keys.length === 0
        ? pairSet(before, after)
        : pairByKeys(before, after, keys, compare);
  return listEdit(
    { before, after, ...(paired ?? { pairs: alignLists(before, after, compare) }) },
    paired !== undefined,
  );
}
