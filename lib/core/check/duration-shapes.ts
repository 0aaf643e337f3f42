import { type Fault, fault } from '../fault';
import { goDurationPattern } from './go-duration';
import { isDuration, secondsOf } from './seconds';
import { type Shape, type SpecialNode, type TextRule } from './shape';
import { largest, matching } from './shapes';

/** A cdk8s `Duration`. */
const durationNode: Omit<SpecialNode, 'check'> = {
  kind: 'special',
  wanted: 'a Duration',
  example: 'Duration.minutes(90)',
  isOne: isDuration,
};

/** A cdk8s `Duration` of any length. */
export const anyDuration: Shape<never> = { node: { ...durationNode, check: () => [] } };

/** A cdk8s `Duration` of whole seconds, from `least` to `most`. */
export function duration(least: number, most: number = largest): Shape<never> {
  const check = (value: unknown): readonly Fault[] => checkSeconds(secondsOf(value) ?? NaN, least, most);
  return { node: { ...durationNode, example: `Duration.seconds(${least})`, check } };
}

function checkSeconds(seconds: number, least: number, most: number): readonly Fault[] {
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) {
    return [];
  }
  const range = seconds > most ? `from ${least} to ${most}` : `${least} or more`;
  const near = Number.isNaN(seconds) ? least : Math.min(Math.max(Math.ceil(seconds), least), most);
  return [
    fault(
      'range',
      [],
      (at) => `Cannot use ${seconds} seconds as ${at}: it must be a whole number of seconds, ${range}`,
      `use Duration.seconds(${near}), or leave it out`,
    ),
  ];
}

/** A duration as Go writes it: numbers with units. */
const goText: TextRule = {
  wanted: 'be numbers with the units h, m and s',
  example: '1h30m',
  accepts: (value) => goDurationPattern.test(value),
};

/** A duration that Go will read: a `Duration`, or a text such as `1h30m`. */
export const goDuration: Shape<never> = {
  node: { kind: 'either', options: [anyDuration.node, matching(goText).node] },
};

/** Like `goDuration`, but a number without a unit in a text is allowed and means seconds. */
export const goDurationOrSeconds: Shape<never> = {
  node: {
    kind: 'either',
    options: [
      anyDuration.node,
      matching({ ...goText, accepts: (value) => /^\d+$/.test(value) || goText.accepts(value) }).node,
    ],
  },
};
