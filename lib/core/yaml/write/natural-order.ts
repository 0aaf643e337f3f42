const asciiOnly = /^[\0-\x7f]*$/;

/** Sorts the keys of a map in natural order, in place. */
export function sortKeys(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index++) {
    if (compareNaturally(keys[index - 1] as string, keys[index] as string) > 0) {
      return keys.sort(compareNaturally);
    }
  }
  return keys;
}

/**
 * Compares two keys in the order of Go's YAML library. Numbers inside a text are compared by value (`a2` before `a10`),
 * and letters come after everything else.
 */
function compareNaturally(left: string, right: string): number {
  const first = left.charCodeAt(0) - right.charCodeAt(0);
  if (first !== 0 && isAsciiLetter(left.charCodeAt(0)) && isAsciiLetter(right.charCodeAt(0))) {
    return first;
  }
  const isAscii = asciiOnly.test(left) && asciiOnly.test(right);
  return isAscii ? compare(left, right, asciiKinds) : compare(Array.from(left), Array.from(right), unicodeKinds);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

interface Kinds {
  isLetter(character: string): boolean;
  isDigit(character: string): boolean;
}

const asciiKinds: Kinds = {
  isLetter: (character) => (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'),
  isDigit: (character) => character >= '0' && character <= '9',
};

const unicodeKinds: Kinds = {
  isLetter: (character) => /^\p{L}/u.test(character),
  isDigit: (character) => /^\p{Nd}/u.test(character),
};

function compare(left: ArrayLike<string>, right: ArrayLike<string>, kinds: Kinds): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left[index] as string;
    const b = right[index] as string;
    if (a !== b) {
      const letters = Number(kinds.isLetter(a)) - Number(kinds.isLetter(b));
      const bothLetters = letters === 0 && kinds.isLetter(a);
      return letters !== 0 ? letters : bothLetters ? codeOrder(a, b) : compareNumbers(left, right, index, kinds);
    }
  }
  return left.length - right.length;
}

function codeOrder(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}

/** Compares the numbers that start here. Zeros count only after a digit that is not zero. */
function compareNumbers(left: ArrayLike<string>, right: ArrayLike<string>, from: number, kinds: Kinds): number {
  const isZero = left[from] === '0' || right[from] === '0';
  const start = isZero && followsNumber(left, from, kinds) ? 1n : 0n;
  const a = readNumber(left, from, start, kinds);
  const b = readNumber(right, from, start, kinds);
  if (a.value !== b.value) {
    return a.value < b.value ? -1 : 1;
  }
  return a.end !== b.end ? a.end - b.end : codeOrder(left[from] as string, right[from] as string);
}

function followsNumber(text: ArrayLike<string>, from: number, kinds: Kinds): boolean {
  for (let index = from - 1; index >= 0 && kinds.isDigit(text[index] as string); index--) {
    if (text[index] !== '0') {
      return true;
    }
  }
  return false;
}

function readNumber(
  text: ArrayLike<string>,
  from: number,
  start: bigint,
  kinds: Kinds,
): { value: bigint; end: number } {
  let value = start;
  let end = from;
  while (end < text.length && kinds.isDigit(text[end] as string)) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codeOrder(text[end] as string, '0')));
    end++;
  }
  return { value, end };
}
