import { getKey } from '../../core/own-key';
import { isPlainMap } from '../../core/plain';
import { RuleFailure } from './rule-failure';

// The values of rules: those of JSON. A missing value is null. As in Lua, only null and false are not true.

/** Whether a value counts as true. `0` and `''` do. */
export function isTrue(value: unknown): boolean {
  return value !== null && value !== false;
}

/**
 * The field of a map, or the item of a list. `source` is the text of the rule, for messages. In Lua, a text has fields
 * too: its functions. None has the name of a field of Kubernetes.
 */
export function fieldOf(value: unknown, name: unknown, source: string): unknown {
  if (Array.isArray(value)) {
    return typeof name === 'number' ? (demandItems(value)[name] ?? null) : null;
  }
  if (typeof value === 'string') {
    return null;
  }
  if (!isPlainMap(value)) {
    throw new RuleFailure(`the rule needs ${source}, which is ${value === null ? 'missing' : 'not a map'}`);
  }
  return typeof name === 'string' ? (getKey(value, name) ?? null) : null;
}

/** The sum of numbers, or the concatenation of lists or of texts: what comes first decides. */
export function plus(one: unknown, other: unknown): unknown {
  if (typeof one === 'number') {
    return one + demandAmount(other);
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return [...(one as unknown[]), ...(other as unknown[])];
  }
  return demandText(one) + demandText(other);
}

/** The difference of two numbers. */
export function minus(one: unknown, other: unknown): number {
  return demandAmount(one) - demandAmount(other);
}

/** Whether a number or text comes before another. */
export function isLess(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') {
    return one < other;
  }
  return demandNumber(one) < demandNumber(other);
}

/** A text or number as a part of a message. */
export function demandText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new RuleFailure(`the rule needs a text, and the object has ${kindOf(value)}`);
  }
  return String(value);
}

/** The items of a list, without those that are null: Lua's lists have none. A map has no items. */
export function demandItems(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) && !isPlainMap(value)) {
    throw new RuleFailure(`the rule needs a list, and the object has ${kindOf(value)}`);
  }
  return Array.isArray(value) ? value.filter((item) => item !== null) : [];
}

/** A number, or null if it is none. A text of digits counts. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) {
    return Number(value);
  }
  return typeof value === 'number' ? value : null;
}

/** A number to calculate with, also in a text, as in Lua. Comparisons are stricter. */
function demandAmount(value: unknown): number {
  return demandNumber(numberOf(value) ?? value);
}

function demandNumber(value: unknown): number {
  if (typeof value !== 'number') {
    throw new RuleFailure(`the rule needs a number, and the object has ${kindOf(value)}`);
  }
  return value;
}

/** What a value is, for messages. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'nothing there';
  }
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}
