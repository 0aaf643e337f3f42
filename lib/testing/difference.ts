import { isPlainMap, type PlainMap } from '../core/plain';

/** How an object differs from what is expected, as two values that can be shown side by side. */
export interface Comparison {
  /** How many values differ; 0 is a match. */
  readonly misses: number;
  /** What was expected. An asymmetric matcher that matches is replaced by the received value. */
  readonly expected: unknown;
  /** The part of the received value that the expected value is about. */
  readonly received: unknown;
}

/** The common method of Jest's `expect.any(…)`, `expect.stringContaining(…)` and so on. */
interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * Compares a value with a partial one. Of an object, only the expected fields are compared. Of a list, all items are
 * compared, in order, and each item again in part. A field that is expected to be `undefined` must be missing.
 */
export function compare(received: unknown, expected: unknown): Comparison {
  if (isAsymmetric(expected)) {
    const isMet = expected.asymmetricMatch(received);
    return { misses: isMet ? 0 : 1, expected: isMet ? received : expected, received };
  }
  if (Array.isArray(expected) && Array.isArray(received)) {
    return compareLists(received, expected);
  }
  if (isPlainMap(expected) && isPlainMap(received)) {
    return compareMaps(received, expected);
  }
  return { misses: Object.is(received, expected) ? 0 : sizeOf(expected), expected, received };
}

function compareMaps(received: PlainMap, expected: PlainMap): Comparison {
  const fields = Object.keys(expected).map((key) => {
    const isThere = Object.hasOwn(received, key) && received[key] !== undefined;
    return { key, isThere, ...compare(isThere ? received[key] : undefined, expected[key]) };
  });
  return {
    misses: fields.reduce((sum, { misses }) => sum + misses, 0),
    expected: Object.fromEntries(fields.filter((f) => f.expected !== undefined).map((f) => [f.key, f.expected])),
    received: Object.fromEntries(fields.filter((f) => f.isThere).map((f) => [f.key, f.received])),
  };
}

function compareLists(received: readonly unknown[], expected: readonly unknown[]): Comparison {
  const items = expected.map((item, index) => compare(received[index], item));
  const rest = received.slice(expected.length);
  return {
    misses: items.reduce((sum, { misses }) => sum + misses, 0) + rest.length,
    expected: items.map((item) => item.expected),
    received: [...items.slice(0, received.length).map((item) => item.received), ...rest],
  };
}

/** How many values a value contains. A missing value counts as much as all values that it should contain. */
function sizeOf(value: unknown): number {
  const parts = Array.isArray(value) ? value : isPlainMap(value) ? Object.values(value) : [];
  return Math.max(
    1,
    parts.map(sizeOf).reduce((sum, size) => sum + size, 0),
  );
}

function isAsymmetric(value: unknown): value is AsymmetricMatcher {
  return typeof (value as Partial<AsymmetricMatcher> | null)?.asymmetricMatch === 'function';
}
