import { findMap, isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { RuleFailure } from './rule-failure';
import { demandItems, demandText, fieldOf, numberOf } from './rule-values';

/** A function of the rules. It gets the item of the innermost loop as well. */
export type RuleFunction = (args: readonly unknown[], item: unknown) => unknown;

/** The functions of the rules, by name. */
export const ruleFunctions: Readonly<Record<string, RuleFunction>> = {
  /** Whether the item is a condition with this type and status. */
  is: ([type, status], item) => isCondition(item, type, status),
  /** The first condition with this type, and with this status if one is given. */
  find: ([list, type, status]) => demandItems(list).find((item) => isCondition(item, type, status)) ?? null,
  /** How many items a list has, or how many bytes a text has. */
  count: ([value]) => (typeof value === 'string' ? Buffer.byteLength(value) : demandItems(value).length),
  last: ([list]) => demandItems(list).at(-1) ?? null,
  /** The values of a map, or the items of a list. */
  values: ([value]) => (isPlainMap(value) ? valuesOf(value) : demandItems(value)),
  /** Whether a value is a map or a list. */
  isTable: ([value]) => typeof value === 'object' && value !== null,
  /** The text at a path; empty if something else is there. */
  textAt: (args) => textOf(valueAt(args)),
  /** The list at a path; empty if something else is there. As in Go, a null is an item like others. */
  listAt: (args) => listOf(valueAt(args)).map((item) => item ?? {}),
  /** A text in quotes. */
  quote: ([text]) => JSON.stringify(demandText(text)),
  /** Whether nothing is in a map or list. */
  empty: ([value]) => (isPlainMap(value) ? valuesOf(value) : demandItems(value)).length === 0,
  /** The texts of a list in one text. Missing ones are left out. */
  join: ([list, separator]) => demandItems(list).filter(isThere).map(demandText).join(demandText(separator)),
  /** A value, or null if it is an empty text. */
  filled: ([value]) => (value === '' ? null : value),
  /** A value, or the other one if it is missing. */
  orElse: ([value, other]) => value ?? other,
  /** A number, also from its text; else null. */
  number: ([value]) => numberOf(value),
  /** Whether a value is a number above 0. */
  positive: ([value]) => typeof value === 'number' && value > 0,
  lower: ([text]) => demandText(text).toLowerCase(),
  /** What a pattern and its groups match; null if it does not match. */
  match: ([text, pattern]) => new RegExp(demandText(pattern)).exec(demandText(text)),
  replace: ([text, from, to]) => demandText(text).replaceAll(demandText(from), () => demandText(to)),
  /** The first characters of the id of a commit. */
  short: ([id]) => (isThere(id) ? demandText(id).slice(0, 7) : ''),
  /** The items of a list in the order of a text that they have. Items without it come last. */
  sortBy: ([list, field]) => sortBy(demandItems(list), field),
  parse: ([json]) => parseJson(demandText(json)),
};

function isCondition(item: unknown, type: unknown, status: unknown): boolean {
  const isType = type !== null && fieldOf(item, 'type', 'a condition') === type;
  return isType && (status === undefined || (status !== null && fieldOf(item, 'status', 'a condition') === status));
}

/** The value at a path, which is after the map. */
function valueAt([map, ...path]: readonly unknown[]): unknown {
  const steps = path.map(demandText);
  return findMap(map, steps.slice(0, -1))?.[steps[steps.length - 1]];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function valuesOf(map: PlainMap): unknown[] {
  return Object.keys(map)
    .sort()
    .map((key) => map[key])
    .filter(isThere);
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function sortBy(list: readonly unknown[], field: unknown): unknown[] {
  const keyed = list.map((item) => ({ item, key: fieldOf(item, field, 'an item') }));
  const isBefore = (one: unknown, other: unknown): boolean =>
    one !== null && (other === null || demandText(one) < demandText(other));
  return keyed
    .sort((one, other) => Number(isBefore(other.key, one.key)) - Number(isBefore(one.key, other.key)))
    .map(({ item }) => item);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RuleFailure('the rule needs JSON in a text, and the object has something else');
  }
}
