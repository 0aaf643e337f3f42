import { type ItemPair, valueEdit } from './edit';

/**
 * Pairs the equal items of two sets of scalars, and then, one by one, those that are gone with those that are new: one in the
 * place of another is one change. Undefined if a list is not a set.
 */
export function pairSet(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly pairs: readonly ItemPair[] } | undefined {
  if (!isSet(before) || !isSet(after)) {
    return undefined;
  }
  const places = new Map(after.map((item, index) => [item, index]));
  const old = new Set(before);
  const added = [...after.keys()].filter((index) => !old.has(after[index]));
  const pairs = before.flatMap((item, from): ItemPair[] => {
    const to = places.get(item) ?? added.shift();
    return to === undefined ? [] : [{ from, to, edit: editOf(item, after[to]) }];
  });
  return { pairs };
}

function editOf(before: unknown, after: unknown): ItemPair['edit'] {
  return Object.is(before, after) ? undefined : valueEdit(before, after);
}

function isSet(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item !== 'object') && new Set(list).size === list.length;
}
