import { getKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type CompareItems, type ItemPair, type ListEdit } from './edit';

/** The value of a key that an item lacks. */
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** More items than this are not searched for one that only has another key. */
const mostSearched = 10_000;

/**
 * Pairs the items of two lists that have the same keys. Of the rest, two items are a pair if they differ in one field
 * only: then it is a key that was changed.
 *
 * @returns undefined if an item has no keys, or if two items have the same ones
 */
export function pairByKeys(
  before: readonly unknown[],
  after: readonly unknown[],
  keys: readonly string[],
  compare: CompareItems,
): Pick<ListEdit, 'pairs' | 'order'> | undefined {
  const [oldIds, newIds] = [before, after].map((list) => idsOf(list, keys));
  if (oldIds === undefined || newIds === undefined) {
    return undefined;
  }
  const places = new Map(newIds.map((id, index) => [id, index]));
  const same = oldIds.flatMap((id, from): ItemPair[] => {
    const to = places.get(id);
    return to === undefined ? [] : [{ from, to, edit: compare(before[from], after[to]) }];
  });
  const pairs = withRenamed(before, after, same, compare);
  return isReordered(pairs) ? { pairs, order: { before: oldIds, after: newIds } } : { pairs };
}

/** A text for the keys of each item: `web`, or `80, TCP`. */
function idsOf(list: readonly unknown[], keys: readonly string[]): string[] | undefined {
  const ids = list.map((item) => (isPlainMap(item) ? idOf(item, keys) : undefined));
  const known = ids.filter((id) => id !== undefined);
  return known.length === list.length && new Set(known).size === list.length ? known : undefined;
}

function idOf(item: PlainMap, keys: readonly string[]): string | undefined {
  const values = keys.map((key) => getKey(item, key));
  const isKeyed = values.some((value) => value !== undefined) && values.every((value) => typeof value !== 'object');
  return isKeyed ? keys.map((key, index) => String(values[index] ?? defaults[key] ?? '')).join(', ') : undefined;
}

/** Adds pairs of items of which only a key is different, and which are in the order of the others. */
function withRenamed(
  before: readonly unknown[],
  after: readonly unknown[],
  same: readonly ItemPair[],
  compare: CompareItems,
): readonly ItemPair[] {
  const gone = restOf(before, new Set(same.map(({ from }) => from)));
  const added = restOf(after, new Set(same.map(({ to }) => to)));
  if (gone.length * added.length > mostSearched) {
    return same;
  }
  return gone.reduce((pairs, from) => {
    for (const [place, to] of added.entries()) {
      const edit = compare(before[from], after[to]);
      const together = [...pairs, { from, to, edit }].sort((one, other) => one.from - other.from);
      if (edit?.count === 1 && isReordered(together) === isReordered(pairs)) {
        added.splice(place, 1);
        return together;
      }
    }
    return pairs;
  }, same);
}

function restOf(list: readonly unknown[], taken: ReadonlySet<number>): number[] {
  return [...list.keys()].filter((index) => !taken.has(index));
}

function isReordered(pairs: readonly ItemPair[]): boolean {
  return pairs.some(({ to }, index) => index > 0 && to < pairs[index - 1].to);
}
