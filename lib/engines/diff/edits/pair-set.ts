import { type ItemPair } from './edit';

/** Pairs the equal items of two sets of scalars. Undefined if a list is not a set. */
export function pairSet(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly pairs: readonly ItemPair[] } | undefined {
  if (!isSet(before) || !isSet(after)) {
    return undefined;
  }
  const places = new Map(after.map((item, index) => [item, index]));
  const pairs = before.flatMap((item, from) => {
    const to = places.get(item);
    return to === undefined ? [] : [{ from, to }];
  });
  return { pairs };
}

function isSet(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item !== 'object') && new Set(list).size === list.length;
}
