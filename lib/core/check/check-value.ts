import { isDeferred } from './deferred';
import { type Problem } from '../error';
import { nearest } from './nearest';
import { isPlainMap, type PlainMap } from '../plain';
import { quote } from './quote';
import { secondsOf } from './seconds';

/** What Kubernetes' 32-bit fields hold at most. */
const largest = 2 ** 31 - 1;

/** What Kubernetes' 64-bit fields hold at most, as far as JavaScript can say it. */
export const largestLong = Number.MAX_SAFE_INTEGER;

/** A whole number from `least` up, where one is given. */
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

/** A `Duration` of whole seconds from `least` up, where one is given; `field` is its name for the mend. */
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

/** The map that a field holds, or the problem that it is none. */
export function checkMap(value: unknown, as: string, example: string): { map: PlainMap; problems: Problem[] } {
  return isPlainMap(value)
    ? { map: value, problems: [] }
    : { map: {}, problems: [{ what: `Cannot use ${quote(value)} as ${as}: it must be a map`, fix: `use ${example}` }] };
}

/** One of a closed list of texts, where one is given. */
export function checkChoice(value: unknown, as: string, choices: readonly string[]): Problem[] {
  if (value === undefined || isDeferred(value) || (typeof value === 'string' && choices.includes(value))) {
    return [];
  }
  const close = typeof value === 'string' ? nearest(value, choices) : undefined;
  const what = `Cannot use ${quote(value)} as ${as}: it must be one of ${choices.map(quote).join(', ')}`;
  return [{ what, fix: `use ${quote(close ?? choices[0])}` }];
}

/** Fields that something does not have; `instead` names what an unknown name stands for, where it is known. */
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
