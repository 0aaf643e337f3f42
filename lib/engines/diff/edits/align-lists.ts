import { jsonText } from '../../../core/text/json-text';
import { sameJson } from '../../../core/same-json';
import { countLeaves } from '../pairing/leaves';
import { type CompareItems, type Edit, type ItemPair, valueEdit } from './edit';
import { keptInOrder } from './kept-in-order';

/** So many pairs of items are compared at most. In longer lists, only items that are equal are paired. */
const mostCompared = 250_000;

/** What a change costs. Of ways with as many changes, the one that keeps more items is cheaper by 1 for each of them. */
const oneChange = 1_000_000;

/**
 * Pairs the items of two lists in order, so that the fewest changes are left: an item that is added, removed or replaced
 * is one, and an item in which fields are different is as many as these fields.
 */
export function alignLists(
  before: readonly unknown[],
  after: readonly unknown[],
  compare: CompareItems,
): readonly ItemPair[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameJson(before[start], after[start])) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && sameJson(before.at(-1 - end), after.at(-1 - end))) {
    end++;
  }
  const [old, current] = [before, after].map((list) => list.slice(start, list.length - end));
  const middle =
    old.length * current.length > mostCompared ? pairEqual(old, current) : pairCheapest(old, current, compare);
  return [
    ...Array.from({ length: start }, (_, index) => ({ from: index, to: index })),
    ...middle.map(({ from, to, edit }) => ({ from: from + start, to: to + start, edit })),
    ...Array.from({ length: end }, (_, index) => ({
      from: before.length - end + index,
      to: after.length - end + index,
    })),
  ];
}

/** The cheapest way, as for the distance of two words. */
function pairCheapest(before: readonly unknown[], after: readonly unknown[], compare: CompareItems): ItemPair[] {
  const edits = before.map((one) => after.map((other) => compareItems(one, other, compare)));
  const costs = [...before, 0].map(() => new Array<number>(after.length + 1).fill(0));
  const costOf = (from: number, to: number): number => {
    const edit = edits[from][to];
    return costs[from + 1][to + 1] + (edit === undefined ? -1 : edit.count * oneChange);
  };
  for (let from = before.length; from >= 0; from--) {
    for (let to = after.length; to >= 0; to--) {
      const alone = [
        ...(from < before.length ? [costs[from + 1][to] + oneChange] : []),
        ...(to < after.length ? [costs[from][to + 1] + oneChange] : []),
      ];
      const together = from < before.length && to < after.length ? [costOf(from, to)] : [];
      costs[from][to] = alone.length === 0 ? 0 : Math.min(...alone, ...together);
    }
  }
  const pairs: ItemPair[] = [];
  for (let [from, to] = [0, 0]; from < before.length && to < after.length;) {
    if (costs[from][to] === costOf(from, to)) {
      pairs.push({ from, to, edit: edits[from][to] });
      [from, to] = [from + 1, to + 1];
    } else if (costs[from][to] === costs[from + 1][to] + oneChange) {
      from++;
    } else {
      to++;
    }
  }
  return pairs;
}

/** Two items that have little in common are one change: an item in place of another. */
function compareItems(before: unknown, after: unknown, compare: CompareItems): Edit | undefined {
  const edit = compare(before, after);
  const isSimilar = edit === undefined || edit.count * 2 <= countLeaves(before) + countLeaves(after);
  return isSimilar ? edit : valueEdit(before, after);
}

/** Pairs the items that are in each list once, as far as they are in order. */
function pairEqual(before: readonly unknown[], after: readonly unknown[]): readonly ItemPair[] {
  const places = placesOf(after);
  const pairs = [...placesOf(before)].flatMap(([text, from]) => {
    const to = places.get(text);
    return from < 0 || to === undefined || to < 0 ? [] : [{ from, to }];
  });
  return keptInOrder(pairs);
}

/** The place of each item, by its JSON; -1 if it is there twice. */
function placesOf(list: readonly unknown[]): Map<string, number> {
  const places = new Map<string, number>();
  list.forEach((item, index) => {
    const text = jsonText(item);
    places.set(text, places.has(text) ? -1 : index);
  });
  return places;
}
