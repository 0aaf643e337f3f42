import { randomUUID } from 'node:crypto';
import { setKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';

/** A copy of data in which each bigint is a text, because JSON has none. `unmarkIntegers` turns it back. */
export function markIntegers(value: unknown): unknown {
  return mapScalars(value, (scalar) => (typeof scalar === 'bigint' ? mark() + String(scalar) : scalar));
}

/** A copy of data in which each marked text is a bigint again. */
export function unmarkIntegers(value: unknown): unknown {
  const unmark = (text: string): unknown => (text.startsWith(mark()) ? BigInt(text.slice(mark().length)) : text);
  return mapScalars(value, (scalar) => (typeof scalar === 'string' ? unmark(scalar) : scalar));
}

/** JSON in which each marked text is a number with all its digits. */
export function unmarkJson(json: string): string {
  return json.replace(new RegExp(`"${mark()}(-?[0-9]+)"`, 'g'), '$1');
}

let knownMark: string | undefined;

/** No other text starts with it. It is made on its first use, because Node.js loads its cryptography for it. */
function mark(): string {
  return (knownMark ??= randomUUID());
}

function mapScalars(value: unknown, change: (scalar: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => mapScalars(item, change));
  }
  if (!isPlainMap(value)) {
    return change(value);
  }
  const copy: PlainMap = {};
  for (const key of Object.keys(value)) {
    setKey(copy, key, mapScalars(value[key], change));
  }
  return copy;
}
