import { type TextRule } from '../../../core/check/shape';

/**
 * Whether an ApplicationSet fills in the text later.
 * Its final value is not known here, so it can't be checked.
 */
export function isFilledIn(value: string): boolean {
  return value.includes('{{');
}

/** A rule that also accepts texts that an ApplicationSet fills in. */
export function orFilledIn(rule: TextRule): TextRule {
  return { ...rule, accepts: (value) => isFilledIn(value) || rule.accepts(value) };
}
