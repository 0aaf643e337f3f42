import fc from 'fast-check';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { bigInteger } from './arbitraries';
import { describeWithTool } from '../../real-tools';
import { readWithKubectl, tryKubectl } from './kubectl';

const head = 'apiVersion: v1\nkind: Sample\n';

/** Bodies of documents that kubectl can read. */
const readable = [
  // merge keys, with << at every place
  'x: &x {a: 1, b: 1}\nm: {<<: *x, a: own}\nn: {a: own, <<: *x}',
  'x: &x {a: 1, b: 1}\nz: &z {b: 2, c: 2}\nm: {<<: [*x, *z]}\nn: {<<: *x, <<: *z}\no: {b: own, <<: [*z, *x], c: own}',
  'x: &x {a: 1}\nz: &z {<<: *x, b: 2, a: 3}\nm:\n  a: own\n  <<: *z\nn:\n  <<: *z\n  a: own',
  'm: {!!merge <<: {a: 1}}\nn: {! "<<": {a: 1}}\no:\n  !!merge "<<": {a: 1}\np: {!!str <<: {a: 1}}\nq: {&k <<: {a: 1}}',
  '? !!merge <<\n: {a: 1}',
  'x: &x {a: 1}\nm: {"<<": *x}\nn: {<<: {a: 1, b: {c: 2}}, b: own}\n<<: *x',
  // scalars
  'a: [y, Y, yes, Yes, YES, on, On, ON, true, True, TRUE, yES, oN, tRUE]\nb: [n, no, off, false, nO, "y", \'no\']',
  'a: [~, null, Null, NULL, nULL, "", ""]\nb:\nc: # comment\nd: !!null\ne: !!str',
  'a: [017, 0o17, 08, 0o18, 0x1F, 0X1f, 0b11, 0B11, 0b12, -0b11, 0b-11, 1_000, _1, 1__0_, +1, -1, +, 0x, 0_]',
  'a: [1., .5, -.5, +.5, 1e3, 1E3, 1e-3, 1e400, .5_0, ._5, 1_0.5, 1e, e1, .e1, 0x1p3, 1.2.3, 12e03, 010e1, 0.10]',
  'a: [1:30, 190:20:30, 2001-01-01, 2001-1-1, 2001-12-14t21:59:43.10-05:00, "2001-12-14 21:59:43", 1-2]',
  'a: 2001-12-14 21:59:43.10 -5\nb: =\nc: <<\nd: 10.0.0.1\ne: 9007199254740991\nf: -9007199254740991\ng: 1.0e+21',
  'a: [!!str 12, !!int "12", !!float 1, !!bool "yes", !!binary aGVsbG8=, !own 12, ! 12, !!timestamp 2001-01-01, !!set x]',
  "a: \"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\\"\\'\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600\"\nb: 'it''s'",
  'a: "one\n  two\n\n  three \n   four"\nb: one\n  two\n\n  three\nc: \'one\n\n  two\'\nd: "one \\\n  two\\\n\n\n  x"',
  'a: b#c # d\ne: f # g\nh: "i"#j\nk: -x\nl: ?x\nm: :x\nn: a:b\no: a :b',
  // block texts
  ...['|', '|-', '|+', '>', '>-', '>+', '|2', '|1-', '>2+', '|+1'].map(
    (header) => `a: ${header}\n  x\n   z\n\n\n  v\n\nb: 1`,
  ),
  'a: >\n\n  x\n  z\n\n    more\n  less\n\n\n  end\nb: |\n\n\n  x\n \nc: |\n\nd: |+\n\n\ne: >-\n  t\tt \n  \n  # no\n',
  'a:\n- |\n x\n- >\n  y\n\n  z\nb: !!str |\n  1\nc: &c |-\n  2\nd: *c',
  // collections
  'a:\n- 1\n- - 2\n  - 3\n-\n- b: 4\n  c: 5\n-\n  d: 6\n- - - 7\ne:\n  - 8\n\n  - 9\nf:\n\n  g: 1',
  'a: {b: [1, "x z", \n c d ], e, "f":1, g: , ? h : 1, ? i}\nj: [k: 1, ? l : 2, {m: 3}, [], {}, ]\no: {p:1, q:\n 2}',
  '? a\n: 1\n? |\n  b\n: - 2\n  - 3\n? c\n? "d"\n: e: 1\n  f: 2\n? &x g\n: *x\nk: &w word\n*w : h',
  '1: a\n0x10: b\n1.5: c\n1e6: d\n0.1: e\n-0.5: f\ny: g\noff: h\n2001-01-01: i\n"j k": l\n!!str 12: m',
  '__proto__: {a: 1}\nconstructor: 1\nb: {__proto__: 1, toString: 2}',
  'a: &a\n  b: 1\nc: &c\n- 1\nd: &d\n  text\ne: !!map\n  f: 1\ng: [*a, *c, *d]\nh: &h !!str 12\ni: !!str &i 12\nj: [*h, *i]',
  'a: &x 1\nb: *x\nc: &x y\nd: *x\n&k e: 2\nf: *k',
  'a:\t1\nb: 1\t# c\nc: [\t1,\n\t2]\nd: "x\n\ty"\ne: x\n\n  \n   z',
  'é: ü\nk: 한국어\nl: \u{1f600}\nm: "\u{1f600}\\U0001F600"\nn: a\u00a0b\no: a\u2028  b\np: |\n  a\u0085  b\n',
];

/** Bodies that neither kubectl nor we accept. */
const unreadable = [
  'a: b: c',
  'a: [1, 2',
  'a: {b: 1]',
  'a: "b',
  'a: "\\q"',
  'a: "\\/"',
  'a: "\\ud83d\\ude00"',
  'a: 1\n\tb: 2',
  'a:\n  b: 1\n c: 2',
  'a:\n- 1\nb\n',
  'a: - b',
  '-\tx',
  'a: @b',
  'a: `b',
  'a: %b',
  'a: "b" c',
  'a: {"b"\n: 1}',
  '{{ a }}: b',
  '~: a',
  '[a]: b',
  'a: *b',
  'a: &b [*b]',
  '<<: 1',
  '<<: [1]',
  'x: &x [1]\n<<: *x',
  'a: !!int b',
  'a: !!int 1e3',
  'a: !!float y',
  'a: !!binary "?"',
  'a: !x!y z',
  'a: |x\n  b',
  'a: |0\n  b',
  'a: .inf',
  'a: -.INF',
  'a: .nan',
  'a: \x07',
  'a: \x7f',
  'a: "\n---\n"',
  'a: "\n---b"',
  '---a: b',
  '-----: b',
  `${'k'.repeat(1025)}: 1`,
  'a: |\n\t b',
  'a: b\n  c: d',
];

describeWithTool('kubectl-1.36', 'the real kubectl', (kubectl) => {
  test(`reads ${readable.length} documents as we do`, () => {
    const text = readable.map((body) => `${head}${body}\n`).join('---\n');

    expect(parseYaml(text)).toEqual(readWithKubectl(kubectl, text).map(withoutMetadata));
  });

  test.each(unreadable)('does not accept %j, as we do not', (body) => {
    expect(tryKubectl(kubectl, head + body)).toEqual({
      objects: [],
      error: expect.stringContaining('error'),
      printed: '',
    });
    expect(() => parseYaml(head + body)).toThrow(/^\[<text>:\d+:\d+\] Cannot read YAML: /);
  });

  test.each([
    ['JSON objects in a row', '{"apiVersion":"v1","kind":"A","b":"\\/\\ud83d\\ude00"}\n{"apiVersion":"v1","kind":"B"}'],
    ['JSON, then YAML', '{"apiVersion":"v1","kind":"A"}\n---\napiVersion: v1\nkind: B\n'],
    ['YAML in braces', '{apiVersion: v1, "kind": A, b: [y, 012]}'],
    [
      'byte order marks and CR LF',
      '\ufeffapiVersion: v1\r\nkind: A\r\nb: |\r\n  c\r\n---\r\n\ufeffapiVersion: v1\nkind: B\n',
    ],
    ['empty documents', '---\n# nothing\n---\napiVersion: v1\nkind: A\n--- # comment\n---\n'],
    ['comments without a blank after ---', 'apiVersion: v1\nkind: A\n---#c\napiVersion: v1\nkind: B\n---#\n'],
    ['a document end', 'apiVersion: v1\nkind: A\n...\n---\napiVersion: v1\nkind: B\n...\n'],
  ])('reads %s as we do', (_, text) => {
    const documents = parseYaml(text).filter((document) => document !== null);

    expect(documents).toEqual(readWithKubectl(kubectl, text).map(withoutMetadata));
  });

  test('reads our integers of 64 bits as the same integers', () => {
    const integers = fc.sample(bigInteger, 1000);
    const text = stringifyYaml({ apiVersion: 'v1', kind: 'Sample', integers });

    expect(tryKubectl(kubectl, text).printed.match(/-?[0-9]{16,}/g)).toEqual(integers.map(String));
  });

  test('reads our numbers as the same numbers', () => {
    const numbers = [0, 1, -1, 1.5, 1e21, 1.5e-7, 123456789012, 2 ** 53, 2 ** 60, 1e15, 1e16, 0.1, -2.5e-300, 1e308];
    const text = stringifyYaml({ apiVersion: 'v1', kind: 'Sample', numbers });

    expect(readWithKubectl(kubectl, text)).toMatchObject([{ numbers }]);
  });
});

/** The object without the labels that the command adds. */
function withoutMetadata(object: unknown): unknown {
  const { metadata, ...rest } = object as Record<string, unknown>;
  expect(metadata).toEqual({ labels: {} });
  return rest;
}
