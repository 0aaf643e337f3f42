import fc from 'fast-check';

/** Texts that some YAML parser reads as something else, or that break the syntax of YAML. */
const tricky = [
  ...['y', 'Y', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'null', 'Null', '~', '', 'nan', '.nan', '.inf', '-.INF'],
  ...[
    '0o17',
    '0O17',
    '012',
    '08',
    '0x1F',
    '0b11',
    '-0b1',
    '1_000',
    '+1',
    '-1',
    '-0',
    '1.',
    '.5',
    '1e3',
    '1E3',
    '1e400',
  ],
  ...['1.0e+21', '1:30', '190:20:30', '-1:30.5', '2001-01-01', '2001-1-1', '2001-12-14t21:59:43.10-05:00', '12e03'],
  ...['=', '<<', '-', '- a', '?', '? a', ':', ': a', 'a: b', 'a:', 'a #b', '#a', '---', '...', '--- a', '%YAML 1.1'],
  ...[
    '*a',
    '&a',
    '!a',
    '!!str a',
    '@a',
    '`a`',
    '|',
    '>',
    '|-',
    '[a]',
    '{a}',
    'a, b',
    "it's",
    '"a"',
    "'a'",
    '\\',
    '\\n',
  ],
  ...[
    ' a',
    'a ',
    'a  b',
    '\ta',
    'a\t',
    'a\tb',
    '\n',
    '\n\n',
    'a\n',
    'a\n\n',
    '\na',
    ' \na',
    'a\n b',
    '  a\nb\n',
    'a \nb',
  ],
  ...[
    'a\n\tb',
    '\t\n',
    ' \n ',
    'a\r\nb',
    'a\rb',
    '\r',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    '\u2028',
    '\ufeff',
    '\ufeffa',
  ],
  ...['a\u00a0b', '\x7f', '\0', '\x1b', '\ufffe', '\uffff', '\u{1f600}', 'a\u{1f600}\nb', '__proto__', 'constructor'],
  ...['1.21-alpine', '100m', '64Mi', '5s', '30d', '0x', '1e', '10.0.0.1', '123456789012345678901', '9007199254740993'],
];

const pieces = [...' \n\t:#-?,[]{}&*!|>\'"%@`\\~=<.+_/$0123eExob', 'a', 'é', '한', '\u{1f600}', '\u2028', '\x85', '\r'];

/** Any text without lone surrogates. Texts that are hard for YAML come much more often than by chance. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...tricky),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...tricky), fc.constantFrom(...pieces, ...tricky)).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.lorem({ maxCount: 8 }), { maxLength: 30 }).map((words) => words.join(' ')),
);

export const anyNumber = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1e21, 1e-7),
);

/** Integers of 64 bits that a JavaScript number would round. */
export const bigInteger: fc.Arbitrary<bigint> = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .filter((integer) => !Number.isSafeInteger(Number(integer)));

/** Numbers, but not -0 and not an integer beyond 2^53 - 1. */
export const ordinaryNumber: fc.Arbitrary<number> = anyNumber.filter(
  (number) => !Object.is(number, -0) && (Number.isSafeInteger(number) || !Number.isInteger(number)),
);

/**
 * Texts that no YAML parser reads as a number. They do not start with a colon either, because kubectl does not accept
 * that in flow style.
 */
export const unambiguousText: fc.Arbitrary<string> = anyText.map((text) =>
  /^(?:[-+._]*[0-9]|:)/.test(text) ? `x${text}` : text,
);

/** Any value of JSON. */
export function anyJson(numbers: fc.Arbitrary<unknown> = anyNumber, texts = anyText): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(texts, numbers),
      fc.constantFrom<unknown>(null, true, false, {}, []),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
}
