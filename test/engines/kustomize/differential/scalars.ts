import fc from 'fast-check';

/**
 * Whether scalars are also written in the other styles of YAML, with words and texts that can be read as numbers, dates
 * and so on.
 */
export const allStyles = true;

/** Plain words that are text in every version of YAML. */
const word = fc.constantFrom('web', 'api', 'a b', 'nginx:1.25', 'x/y', 'one', 'Two', 'a.b', 'ünï');

const number = fc.constantFrom('0', '1', '80', '8080', '-5', '1.5');

const constant = fc.constantFrom('true', 'false', 'null');

/** Words of which YAML 1.1, YAML 1.2 and Go differ in what they mean. */
const oddWord = fc.constantFrom(
  ...['yes', 'on', 'y', 'No', '~', '0777', '0o17', '0x1F', '1_000', '1:30', '1e3', '3.20', '706798e8', '.inf', '.5'],
  ...[
    '2023-07-14',
    '2024-01-02T03:04:05Z',
    '0640',
    '00',
    '1.0',
    '-0',
    '+1',
    '=',
    '<<',
    'True',
    'NULL',
    '9007199254740993',
    '18446744073709551616',
    '!!str 1',
    '!!int "5"',
    '!!float 1',
  ],
);

const quoted = fc.oneof(word, number, constant, oddWord).chain((text) => fc.constantFrom(`"${text}"`, `'${text}'`));

const escaped = fc.constantFrom(
  '"a\\nb"',
  '"\\u0085"',
  '"\\u2028x"',
  '"tab\\t"',
  '"\\ta\\nb"',
  '"\\x7f"',
  '"\\U0001F600"',
  '" a "',
  "'it''s'",
);

const block = fc
  .tuple(
    fc.constantFrom('|', '|-', '|+', '>', '>-', '>+'),
    fc.array(fc.constantFrom('a', 'b c', '  deep', '', '\t', '- x: y'), { minLength: 1, maxLength: 4 }),
  )
  .map(([header, lines]) => `${header}\n${['first', ...lines].join('\n')}`);

/** YAML and JSON in a text. A path of a replacement may go on in it. */
const nested = fc.constantFrom(
  '"k: v"',
  '\'{"k": 1}\'',
  '|\nk: 1.0\nl: [1, "2"]',
  '|-\nk: "v" # why\nother: 2024-01-02',
  "'[1, {k: v}]'",
);

/** Texts with vars, and a long one, which is folded. */
const special = fc.constantFrom('$(V)', '"$(V)-$(W)"', '$$(V)', 'a'.repeat(60) + ' ' + 'b'.repeat(60) + ' c d');

/** Nothing, and an empty text. */
const blank = fc.constantFrom('', '""');

/** A scalar as it is written in an object. */
export const scalar: fc.Arbitrary<string> = allStyles
  ? fc.oneof(word, number, constant, oddWord, quoted, escaped, block, blank, special)
  : fc.oneof({ weight: 4, arbitrary: word }, number);

/** A scalar that is text for everyone: of labels, annotations and data. */
export const text: fc.Arbitrary<string> = allStyles ? fc.oneof(word, quoted, escaped, block, nested, special) : word;

/** What is mostly text, but may be anything. */
export const textOrScalar: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: scalar },
);

/** A value of a label. */
export const labelValue: fc.Arbitrary<string> = allStyles
  ? fc.constantFrom('web', 'web', 'api', '"1"', "'true'", '1.0', '0640')
  : fc.constantFrom('web', 'api');
