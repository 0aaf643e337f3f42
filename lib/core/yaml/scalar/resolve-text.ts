import { wordsOfYaml12 } from './dialect';
import { isGoInteger, isInt64, parseGoNumber } from './go-number';
import { toRfc3339 } from './timestamp';

/** A scalar's tag and value. */
export interface ResolvedScalar {
  readonly tag: string;
  readonly value: unknown;
}

const specialFloats = new Map<string, number>([
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

/** Tags whose values are read from the text. The value of any other tag is the text. */
const resolvableTags = new Set(['', '!!bool', '!!int', '!!float', '!!null', '!!timestamp']);

/** The number that a word such as `.inf` or `.nan` means. */
export function specialFloat(text: string): number | undefined {
  return text.length === 4 || text.length === 5 ? specialFloats.get(text) : undefined;
}

/** What a text without quotes means, as Go's yaml.v3 reads it. A date is the text in RFC 3339. */
export function resolveText(text: string): ResolvedScalar {
  return resolveWord(text) ?? resolveDate(text) ?? resolveNumber(text) ?? { tag: '!!str', value: text };
}

/** What a text means under a tag, as Go's yaml.v3 reads it; undefined if the text does not fit the tag. */
export function resolveTaggedText(tag: string, text: string): ResolvedScalar | undefined {
  if (tag === '!!binary') {
    const value = decodeBinary(text);
    return value === undefined ? undefined : { tag, value };
  }
  if (!resolvableTags.has(tag)) {
    return { tag, value: text };
  }
  const resolved = tag === '' || tag === '!!timestamp' ? resolveText(text) : (resolveWord(text) ?? resolveNumber(text));
  if (tag === '!!float' && resolved?.tag === '!!int') {
    // Go has no way from uint64 to a float.
    return isInt64(resolved.value as number | bigint) ? { tag, value: Number(resolved.value) } : undefined;
  }
  return tag === '' || resolved?.tag === tag ? resolved : undefined;
}

function resolveWord(text: string): ResolvedScalar | undefined {
  const word = text.length <= 5 ? wordsOfYaml12.get(text) : undefined;
  if (word !== undefined) {
    return { tag: word === null ? '!!null' : '!!bool', value: word };
  }
  const float = specialFloat(text);
  return float === undefined ? undefined : { tag: '!!float', value: float };
}

function resolveDate(text: string): ResolvedScalar | undefined {
  const value = toRfc3339(text);
  return value === undefined ? undefined : { tag: '!!timestamp', value };
}

/** A decimal number that JavaScript has exactly: most numbers of manifests. */
const shortInteger = /^(?:0|[1-9]\d{0,14})$/;

function resolveNumber(text: string): ResolvedScalar | undefined {
  if (shortInteger.test(text)) {
    return { tag: '!!int', value: Number(text) };
  }
  const value = /^[-+.0-9]/.test(text) ? parseGoNumber(text) : undefined;
  if (value === undefined) {
    return undefined;
  }
  const isInteger = typeof value === 'bigint' || (Number.isInteger(value) && isGoInteger(text));
  return { tag: isInteger ? '!!int' : '!!float', value };
}

/** The text that a base64 stands for; undefined if it is not the base64 of a text. */
function decodeBinary(text: string): string | undefined {
  const base64 = text.replace(/[\r\n]/g, '');
  const bytes = Buffer.from(base64, 'base64');
  const decoded = bytes.toString('utf8');
  return bytes.toString('base64') === base64 && Buffer.from(decoded, 'utf8').equals(bytes) ? decoded : undefined;
}
