import { isDeferred } from './deferred';
import { type Problem } from '../error';
import { nearest } from './nearest';
import { isPlainMap, type PlainMap } from '../plain';
import { quote } from './quote';
import { secondsOf } from './seconds';

/** The largest value of Kubernetes' 32-bit fields. */
const largest = 2 ** 31 - 1;

/** The largest value for Kubernetes' 64-bit fields that JavaScript can represent exactly. */
export const largestLong = Number.MAX_SAFE_INTEGER;

/** Checks that a value, if given, is a whole number from `least` up. */
export function checkWhole(value: unknown, as: string, least: number, most = largest): Problem[] {
  const isFine = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  if (value === undefined || isDeferred(value) || isFine) {
    return [];
  }
  const isOpen = most >= largest && !(typeof value === 'number' && value > most);
  const range = isOpen ? `${least} or more` : `from ${least} to ${most}`;
  const what = `Cannot use ${quote(value)} as ${as}: it must be a whole number, ${range}`;
  return [
    { what, fix: most < largest ? `use a number from ${least} to ${most}` : `use ${nearestWhole(value, least, most)}` },
  ];
}

function nearestWhole(value: unknown, least: number, most: number): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number)
    ? Math.min(Math.max(Math.ceil(number), least), most)
    : least;
}

/** Checks that a value, if given, is a `Duration` of whole seconds from `least` up. `field` is its name for the fix. */
export function checkSeconds(value: unknown, field: string, of: string, least: number, most = largest): Problem[] {
  if (value === undefined || isDeferred(value)) {
    return [];
  }
  const seconds = secondsOf(value);
  if (seconds === undefined) {
    const whole = nearestWhole(value, least, most);
    const what = `Cannot use ${quote(value)} as ${field} of ${of}: it must be a Duration`;
    return [{ what, fix: `use Duration.seconds(${whole}), or leave ${field} out` }];
  }
  return checkWhole(seconds, `${field} in seconds of ${of}`, least, most).map(({ what }) => ({
    what,
    fix: `use Duration.seconds(${nearestWhole(seconds, least, most)}), or leave ${field} out`,
  }));
}

/** The map in a field, or the problem that the value is not a map. */
export function checkMap(value: unknown, as: string, example: string): { map: PlainMap; problems: Problem[] } {
  return isPlainMap(value)
    ? { map: value, problems: [] }
    : { map: {}, problems: [{ what: `Cannot use ${quote(value)} as ${as}: it must be a map`, fix: `use ${example}` }] };
}

/** Checks that a value, if given, is one of a closed list of texts. */
export function checkChoice(value: unknown, as: string, choices: readonly string[]): Problem[] {
  if (value === undefined || isDeferred(value) || (typeof value === 'string' && choices.includes(value))) {
    return [];
  }
  const close = typeof value === 'string' ? nearest(value, choices) : undefined;
  const what = `Cannot use ${quote(value)} as ${as}: it must be one of ${choices.map(quote).join(', ')}`;
  return [{ what, fix: `use ${quote(close ?? choices[0])}` }];
}

/** Finds unknown fields. `instead` gives the right name for unknown names whose meaning is known. */
export function checkFields(
  map: PlainMap,
  of: string,
  known: readonly string[],
  instead: Readonly<Record<string, string>> = {},
): Problem[] {
  return Object.keys(map)
    .filter((field) => map[field] !== undefined && !known.includes(field))
    .map((field) => {
      const close = instead[field] ?? nearest(field, known);
      const fix = close === undefined ? `leave it out; there are ${known.join(', ')}` : `use ${close}`;
      return { what: `Cannot use field ${quote(field)} in ${of}: it has no such field`, fix };
    });
}
