import { type ItemPair } from './edit';

/** Two lists by their lengths, and in how many fields two items are different: undefined if they are equal. */
export interface ComparedLists {
  readonly before: number;
  readonly after: number;
  countOf(from: number, to: number): number | undefined;
}

/** What a change costs. Of ways with as many changes, the one that keeps more items is cheaper by 1 for each of them. */
const oneChange = 1_000_000;

/**
 * Pairs the items of two lists in order, so that the fewest changes are left, as for the distance of two words: an item that
 * is added or removed is one change, and an item in which fields are different is as many as these fields.
 */
export function pairCheapest({ before, after, countOf }: ComparedLists): ItemPair[] {
  const costs = Array.from({ length: before + 1 }, () => new Array<number>(after + 1).fill(0));
  const costOf = (from: number, to: number): number => {
    const count = countOf(from, to);
    return costs[from + 1][to + 1] + (count === undefined ? -1 : count * oneChange);
  };
  for (let from = before; from >= 0; from--) {
    for (let to = after; to >= 0; to--) {
      const alone = [
        ...(from < before ? [costs[from + 1][to] + oneChange] : []),
        ...(to < after ? [costs[from][to + 1] + oneChange] : []),
      ];
      const together = from < before && to < after ? [costOf(from, to)] : [];
      costs[from][to] = alone.length === 0 ? 0 : Math.min(...alone, ...together);
    }
  }
  const pairs: ItemPair[] = [];
  for (let [from, to] = [0, 0]; from < before && to < after;) {
    if (costs[from][to] === costOf(from, to)) {
      pairs.push({ from, to });
      [from, to] = [from + 1, to + 1];
    } else if (costs[from][to] === costs[from + 1][to] + oneChange) {
      from++;
    } else {
      to++;
    }
  }
  return pairs;
}
