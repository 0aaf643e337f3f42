import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';

/** One problem where a value is none of a closed choice; leaving it out is fine. */
export function checkChoice(as: string, value: unknown, choices: readonly string[]): Problem[] {
  if (value === undefined || (typeof value === 'string' && choices.includes(value))) {
    return [];
  }
  const all = choices.map(quote).join(', ');
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  return [
    {
      what: `Cannot use ${quote(value)} as ${as}: it must be one of ${all}`,
      fix: `use ${quote(near ?? choices[0])}, or leave ${as} out`,
    },
  ];
}

/** A problem, where a condition holds. */
export function problemIf(condition: boolean, what: string, fix: string): Problem[] {
  return condition ? [{ what, fix }] : [];
}
