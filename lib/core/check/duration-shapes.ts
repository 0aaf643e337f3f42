import { counted } from '../text/counted';
import { type Fault, fault, faultIf, noFaults } from '../fault';
import { isDuration, secondsOf } from './duration';
import { isInRange, nearestInRange, type NumberRange } from './number-range';
import { type Shape, type SpecialNode, type TextRule } from './shape';
import { largest, largestLong, matching } from './shapes';

/** A cdk8s `Duration`. */
const durationNode: Omit<SpecialNode, 'check'> = {
  kind: 'special',
  wanted: 'a Duration',
  example: 'Duration.minutes(90)',
  isOne: isDuration,
};

/** A cdk8s `Duration` of whole milliseconds. */
export const anyDuration: Shape<never> = { node: { ...durationNode, check: checkMilliseconds } };

/** A cdk8s `Duration` of whole seconds, from `least` to `most`. */
export function duration(least: number, most: number = largest): Shape<never> {
  const bounds: NumberRange = { whole: true, least, most };
  const check = (value: unknown): readonly Fault[] => checkSeconds(secondsOf(value) ?? NaN, bounds);
  const meant = (value: unknown): string | undefined => meantDuration(value, least, most);
  return { node: { ...durationNode, example: `Duration.seconds(${least})`, check, meant } };
}

/** A number means seconds, as in Kubernetes' own fields; a text may have a unit. */
function meantDuration(value: unknown, least: number, most: number): string | undefined {
  const [, digits, unit = 's'] =
    /^(\d{1,9})(s|m|h)?$/.exec(typeof value === 'number' ? String(value) : asText(value)) ?? [];
  const { name, seconds } = units[unit] ?? {};
  const total = Number(digits) * (seconds ?? NaN);
  return total >= least && total <= most ? `Duration.${name}(${Number(digits)})` : undefined;
}

const units: Readonly<Record<string, { readonly name: string; readonly seconds: number }>> = {
  s: { name: 'seconds', seconds: 1 },
  m: { name: 'minutes', seconds: 60 },
  h: { name: 'hours', seconds: 3600 },
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function checkSeconds(seconds: number, bounds: NumberRange): readonly Fault[] {
  if (isInRange(seconds, bounds)) {
    return noFaults;
  }
  const { least, most } = bounds;
  const range = seconds > most ? `from ${least} to ${most}` : `${least} or more`;
  return [
    fault(
      'range',
      [],
      (at) => `Cannot use ${counted(seconds, 'second')} as ${at}: it must be a whole number of seconds, ${range}`,
      `use Duration.seconds(${nearestInRange(seconds, bounds)}), or leave it out`,
    ),
  ];
}

function checkMilliseconds(duration: unknown): readonly Fault[] {
  const bounds = { whole: true, least: 0, most: largestLong };
  const milliseconds = isDuration(duration) ? duration.toMilliseconds({ integral: false }) : NaN;
  return faultIf(
    !isInRange(milliseconds, bounds),
    'range',
    [],
    (at) =>
      `Cannot use ${counted(milliseconds, 'millisecond')} as ${at}: it must be a whole number of milliseconds, 0 or more`,
    `use Duration.millis(${nearestInRange(milliseconds, bounds)})`,
  );
}

/** The texts that Go's `time.ParseDuration` accepts. The two letters for micro look alike, so they are escapes. */
const goDurationPattern = /^[+-]?((\d+(\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/;

/** A duration as Go writes it: numbers with units. */
const goText: TextRule = {
  wanted: 'be numbers with the units h, m and s',
  example: '1h30m',
  accepts: (value) => goDurationPattern.test(value),
  nearest: (value) => [value.replace(/\s/g, '')].find((text) => goDurationPattern.test(text)),
};

/** A duration that Go will read: a `Duration`, or a text such as `1h30m`. */
export const goDuration: Shape<never> = {
  node: { kind: 'either', options: [anyDuration.node, matching(goText).node] },
};

/** The text of a duration that Go will read, or a number without a unit, which means seconds. */
export const goTextOrSeconds: TextRule = {
  ...goText,
  accepts: (value) => /^\d+$/.test(value) || goText.accepts(value),
};
