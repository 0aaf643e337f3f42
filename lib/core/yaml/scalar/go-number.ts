const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const largestUint64 = 2n ** 64n - 1n;
const largestInt64 = 2n ** 63n - 1n;
const smallestInt64 = -(2n ** 63n);

/**
 * Reads a number as Go's YAML libraries do. Undefined if the text is not a number.
 *
 * Octal is `017` or `0o17`; hexadecimal and binary are read too, base 60 is not. Underscores may be anywhere, but after
 * a leading dot only between digits. An integer outside of JavaScript's exact range is a bigint if it fits in Go's 64
 * bits, else a float as in Go.
 */
export function parseGoNumber(text: string): number | bigint | undefined {
  if (text.startsWith('.') && /_(?![0-9])|(?<![0-9])_/.test(text)) {
    return undefined;
  }
  const plain = withoutUnderscores(text);
  const integral = parseInteger(plain);
  if (integral !== undefined) {
    return integral;
  }
  if (!float.test(plain)) {
    return undefined;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether an integer that `parseGoNumber` returned is in Go's int64. Beyond that, kubectl rounds it. */
export function isInt64(value: number | bigint): boolean {
  return typeof value === 'bigint' ? value <= largestInt64 : Number.isSafeInteger(value);
}

/** Whether an integer is in Go's int64 or uint64. */
export function fits64Bits(value: bigint): boolean {
  return value >= smallestInt64 && value <= largestUint64;
}

/** Whether a number is read as an integer. `1e3` is not, and neither is one beyond 64 bits. */
export function isGoInteger(text: string): boolean {
  return parseInteger(withoutUnderscores(text)) !== undefined;
}

function withoutUnderscores(text: string): string {
  const bare = text.includes('_') ? text.replaceAll('_', '') : text;
  // Go also reads a sign after the prefix.
  return /^0b[-+][01]/.test(bare) ? `${bare[2]}0b${bare.slice(3)}` : bare;
}

function parseInteger(plain: string): number | bigint | undefined {
  if (!integer.test(plain)) {
    return undefined;
  }
  const negative = plain.startsWith('-');
  const digits = negative || plain.startsWith('+') ? plain.slice(1) : plain;
  const literal = /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(literal);
  if (Number.isSafeInteger(value)) {
    return negative && value !== 0 ? -value : value;
  }
  if (value >= 2 ** 65) {
    // BigInt would need a long time for a number of many digits.
    return undefined;
  }
  const exact = negative ? -BigInt(literal) : BigInt(literal);
  return fits64Bits(exact) && !(plain.startsWith('+') && exact > largestInt64) ? exact : undefined;
}

/** Writes a float as Go's `strconv.FormatFloat(value, 'g', -1, bits)` does: `1e+06`, `0.1`, `1.5e-07`. */
export function formatGoFloat(value: number, bits: 32 | 64 = 64): string {
  const [mantissa = '', exponentText = '0'] = shortest(Math.abs(value), bits).split('e');
  const exponent = Number(exponentText);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const digits = mantissa.replace('.', '');
  if (exponent < -4 || exponent >= 6) {
    return `${sign}${mantissa}${formatExponent(exponent)}`;
  }
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Writes a float as Go's `strconv.FormatFloat(value, 'f', -1, 64)` does, without an exponent. */
export function formatGoDecimal(value: number): string {
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  const padded = exponent < 0 ? digits.padStart(digits.length - exponent, '0') : digits.padEnd(exponent + 1, '0');
  const point = Math.max(exponent, 0) + 1;
  const fraction = padded.slice(point);
  return `${value < 0 ? '-' : ''}${padded.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

function formatExponent(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The fewest digits that are read as the same float, in scientific notation. */
function shortest(value: number, bits: 32 | 64): string {
  if (bits === 64) {
    return value.toExponential();
  }
  const target = Math.fround(value);
  for (let digits = 0; digits < 8; digits++) {
    const text = target.toExponential(digits);
    if (Math.fround(Number(text)) === target) {
      return text;
    }
  }
  return target.toExponential(8);
}
