import { ReplacementProblem } from './replacement-problem';

const words = new Map<string, { readonly tag: string; readonly value: unknown }>([
  ...['true', 'True', 'TRUE'].map((word) => [word, { tag: '!!bool', value: true }] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, { tag: '!!bool', value: false }] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { tag: '!!null', value: null }] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { tag: '!!float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { tag: '!!float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { tag: '!!float', value: Number.NEGATIVE_INFINITY }] as const),
]);

const integerPattern = /^[-+]?(0|[1-9]\d*)$/;
const floatPattern = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const otherBasePattern = /^([-+]?)0([xXbBoO]?)([0-9a-fA-F]+)$/;
const datePattern = /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A scalar's tag and value. */
export interface ResolvedScalar {
  readonly tag: string;
  readonly value: unknown;
}

/**
 * The value of a scalar's text under its tag, as Go's yaml.v3 reads it. Without a tag the text decides.
 *
 * @throws ReplacementProblem if the text is not of the tag's kind
 */
export function resolveScalar(tag: string, text: string): ResolvedScalar {
  if (tag === '!!str' || !['', '!!bool', '!!int', '!!float', '!!null', '!!timestamp'].includes(tag)) {
    return { tag: tag || '!!str', value: text };
  }
  const resolved = resolveText(text, tag === '' || tag === '!!timestamp');
  if (tag === '' || tag === resolved.tag) {
    return resolved;
  }
  if (tag === '!!float' && resolved.tag === '!!int') {
    return { tag, value: Number(resolved.value) };
  }
  throw new ReplacementProblem({
    what: `Cannot write ${JSON.stringify(text)} into a field that holds ${typeNames[tag] ?? tag}`,
    fix: 'use a source of that kind, or give the target another kind of value first',
  });
}

const typeNames: Readonly<Record<string, string>> = {
  '!!bool': 'a boolean',
  '!!int': 'an integer',
  '!!float': 'a number',
  '!!null': 'null',
  '!!timestamp': 'a date',
};

/** The tag of a text that has no tag and no quotes. */
export function tagOfText(text: string): string {
  return resolveText(text, true).tag;
}

function resolveText(text: string, withDates: boolean): ResolvedScalar {
  const word = words.get(text);
  if (word !== undefined) {
    return word;
  }
  if (!/^[-+.\d]/.test(text)) {
    return { tag: '!!str', value: text };
  }
  if (withDates && datePattern.test(text)) {
    return { tag: '!!timestamp', value: toDate(text) };
  }
  return numberOf(text.startsWith('.') ? text : text.replaceAll('_', '')) ?? { tag: '!!str', value: text };
}

function numberOf(text: string): ResolvedScalar | undefined {
  const base = otherBasePattern.exec(text);
  const integer = integerPattern.test(text) ? BigInt(text.replace('+', '')) : base !== null ? inBase(base) : undefined;
  if (integer !== undefined && integer >= -(2n ** 63n) && integer < 2n ** 64n) {
    const number = Number(integer);
    return { tag: '!!int', value: Number.isSafeInteger(number) ? number : integer };
  }
  return floatPattern.test(text) && Number.isFinite(Number(text)) ? { tag: '!!float', value: Number(text) } : undefined;
}

function inBase([, sign, letter, digits]: RegExpExecArray): bigint | undefined {
  const base = letter === '' ? 'o' : letter!.toLowerCase();
  const valid = base === 'x' ? /^[0-9a-f]+$/i : base === 'o' ? /^[0-7]+$/ : /^[01]+$/;
  if (!valid.test(digits!)) {
    return undefined;
  }
  const value = BigInt(`0${base}${digits}`);
  return sign === '-' ? -value : value;
}

/** A date as kustomize writes it. */
function toDate(text: string): string {
  const [, year, month, day, time = '0:0:0', zone = 'Z'] =
    /^(\d+)-(\d+)-(\d+)(?:[Tt ]([\d:.]+))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const two = (part: string | undefined): string => (part ?? '').replace(/^\d(?!\d)/, '0$&');
  return `${year}-${two(month)}-${two(day)}T${time.split(':').map(two).join(':')}${zone}`;
}
