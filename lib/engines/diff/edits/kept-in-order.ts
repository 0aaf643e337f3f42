import { type ItemPair } from './edit';

/** The most pairs that are in the same order in both lists, by a longest increasing subsequence. */
export function keptInOrder(pairs: readonly ItemPair[]): readonly ItemPair[] {
  const sorted = [...pairs].sort((one, other) => one.from - other.from);
  /** For each length, the pair that ends the sequence of this length whose last place is lowest. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  sorted.forEach(({ to }, index) => {
    const length = lengthBelow(ends, (end) => sorted[end].to < to);
    previous.push(length === 0 ? undefined : ends[length - 1]);
    ends[length] = index;
  });
  const kept: ItemPair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    kept.push(sorted[index]);
  }
  return kept.reverse();
}

/** How many of the ends, which are in order, are below. */
function lengthBelow(ends: readonly number[], isBelow: (end: number) => boolean): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = isBelow(ends[middle]) ? [middle + 1, high] : [low, middle];
  }
  return low;
}
