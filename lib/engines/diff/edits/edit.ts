import { type PlainMap } from '../../../core/plain';
import { isSecretManifest } from '../../../kubernetes/secrets/mask-secret-values';

/** A value in place of another one. Undefined is a value that is missing. */
export interface ValueEdit {
  readonly kind: 'value';
  readonly before: unknown;
  readonly after: unknown;
  readonly count: 1;
}

/** Fields of a map that are different. */
export interface MapEdit {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: string, edit: Edit])[];
  /** Whether it is a Secret, before or after. It may be in a field of another object. */
  readonly isSecret: boolean;
  readonly count: number;
}

/** Two items of lists that are the same thing. */
export interface ItemPair {
  readonly from: number;
  readonly to: number;
  /** Undefined if they are equal. */
  readonly edit?: Edit;
}

/** Two lists that are different. The items in no pair are removed and added. */
export interface ListEdit {
  readonly kind: 'list';
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly pairs: readonly ItemPair[];
  /** The names of the items, before and after, if their order is a change of its own. */
  readonly order?: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly count: number;
}

/**
 * How two values are different. `count` is the number of fields that a reader has to look at: 0 if only the order of a
 * set is another one.
 */
export type Edit = ValueEdit | MapEdit | ListEdit;

/** One value in place of another. */
export function valueEdit(before: unknown, after: unknown): ValueEdit {
  return { kind: 'value', before, after, count: 1 };
}

/** Two maps in which entries are different. Undefined if none are. */
export function mapEdit(before: PlainMap, after: PlainMap, entries: MapEdit['entries']): Edit | undefined {
  const count = entries.reduce((sum, [, edit]) => sum + edit.count, 0);
  if (entries.length === 0) {
    return undefined;
  }
  // Maps that share no key are two different things.
  const isOther = count > 1 && !Object.keys(before).some((key) => Object.hasOwn(after, key));
  const isSecret = isSecretManifest(before) || isSecretManifest(after);
  return isOther ? valueEdit(before, after) : { kind: 'map', entries, isSecret, count };
}

/**
 * Two lists whose items are paired; undefined if they are equal. Lists that share no item are two different things, but
 * items with keys are always looked at alone.
 */
export function listEdit(
  { before, after, pairs, order }: Omit<ListEdit, 'kind' | 'count'>,
  isKeyed: boolean,
): Edit | undefined {
  const single = before.length + after.length - 2 * pairs.length;
  const inside = pairs.reduce((sum, { edit }) => sum + (edit?.count ?? 0), 0);
  const count = single + inside + (order === undefined ? 0 : 1);
  if (count === 0 && pairs.every(({ from, to, edit }) => from === to && edit === undefined)) {
    return undefined;
  }
  const isOther = isKeyed ? before.length * after.length === 0 : pairs.every(({ edit }) => edit?.kind === 'value');
  return isOther && count > 1 ? valueEdit(before, after) : { kind: 'list', before, after, pairs, order, count };
}

/** Compares two items of lists. */
export type CompareItems = (before: unknown, after: unknown) => Edit | undefined;
