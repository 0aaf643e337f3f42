import { jsonText } from '../../../core/text/json-text';
import { sameJson } from '../../../core/same-json';
import { countLeaves, countSharedLeaves, leavesOf } from '../pairing/leaves';
import { type CompareItems, type Edit, type ItemPair, valueEdit } from './edit';
import { keptInOrder } from './kept-in-order';
import { pairCheapest } from './pair-cheapest';

/** So many pairs of leaves are compared at most. Longer lists are first split where items are equal. */
const mostCompared = 1_000_000;
/** So many pairs of items are estimated at most. Of longer lists without equal items, none are paired. */
const mostEstimated = 250_000;

/**
 * Pairs the items of two lists in order, so that the fewest changes are left: an item that is added, removed or replaced
 * is one, and an item in which fields are different is as many as these fields. In long lists, equal items are paired
 * first, and there may be a few changes more than the fewest.
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
  return [
    ...Array.from({ length: start }, (_, index) => ({ from: index, to: index })),
    ...moved(pairDifferent(old, current, compare), start, start),
    ...Array.from({ length: end }, (_, index) => ({
      from: before.length - end + index,
      to: after.length - end + index,
    })),
  ];
}

function moved(pairs: readonly ItemPair[], from: number, to: number): ItemPair[] {
  return pairs.map((pair) => ({ ...pair, from: pair.from + from, to: pair.to + to }));
}

function pairDifferent(
  before: readonly unknown[],
  after: readonly unknown[],
  compare: CompareItems,
): readonly ItemPair[] {
  if (before.length * after.length === 0) {
    return [];
  }
  if (countLeaves(before) * countLeaves(after) <= mostCompared) {
    return pairExactly(before, after, compare);
  }
  const equal = pairEqual(before, after);
  return equal.length > 0 ? pairBetween(equal, before, after, compare) : pairLikely(before, after, compare);
}

function pairExactly(before: readonly unknown[], after: readonly unknown[], compare: CompareItems): ItemPair[] {
  const edits = before.map((one) => after.map((other) => compareItems(one, other, compare)));
  const countOf = (from: number, to: number): number | undefined => edits[from][to]?.count;
  const pairs = pairCheapest({ before: before.length, after: after.length, countOf });
  return pairs.map(({ from, to }) => ({ from, to, edit: edits[from][to] }));
}

/** Pairs the items between those that are equal. */
function pairBetween(
  equal: readonly ItemPair[],
  before: readonly unknown[],
  after: readonly unknown[],
  compare: CompareItems,
): ItemPair[] {
  const ends = [...equal, { from: before.length, to: after.length }];
  return ends.flatMap(({ from, to }, index) => {
    const start = index === 0 ? { from: 0, to: 0 } : { from: ends[index - 1].from + 1, to: ends[index - 1].to + 1 };
    const pairs = alignLists(before.slice(start.from, from), after.slice(start.to, to), compare);
    return [...moved(pairs, start.from, start.to), ...equal.slice(index, index + 1)];
  });
}

/** Pairs items by how many of their leaves are equal, and compares only those. */
function pairLikely(before: readonly unknown[], after: readonly unknown[], compare: CompareItems): ItemPair[] {
  if (before.length * after.length > mostEstimated) {
    return [];
  }
  const [old, current] = [before, after].map((list) => list.map((item) => leavesOf({ item })));
  const countOf = (from: number, to: number): number => {
    const sizes = [countLeaves(before[from]), countLeaves(after[to])];
    const count = Math.max(...sizes) - countSharedLeaves(old[from], current[to]);
    return isSimilar(count, sizes[0] + sizes[1]) ? count : 1;
  };
  const pairs = pairCheapest({ before: before.length, after: after.length, countOf });
  return pairs.map(({ from, to }) => ({ from, to, edit: compareItems(before[from], after[to], compare) }));
}

/** Two items that have little in common are one change: an item in place of another. */
function compareItems(before: unknown, after: unknown, compare: CompareItems): Edit | undefined {
  const edit = compare(before, after);
  return edit === undefined || isSimilar(edit.count, countLeaves(before) + countLeaves(after))
    ? edit
    : valueEdit(before, after);
}

function isSimilar(count: number, leaves: number): boolean {
  return count * 2 <= leaves;
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
