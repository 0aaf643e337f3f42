import { parseYaml } from '../../../lib/core/yaml/parse';

const read = (text: string): unknown => parseYaml(text)[0];

describe('scalars', () => {
  test('reads yes, on and y as true, and no, off and n as false', () => {
    expect(read('[y, Yes, ON, True, n, no, Off, FALSE]')).toEqual([true, true, true, true, false, false, false, false]);
  });

  test('reads other spellings of these words as text', () => {
    expect(read('[yES, oN, tRUE, nO, nULL]')).toEqual(['yES', 'oN', 'tRUE', 'nO', 'nULL']);
  });

  test('reads null, ~ and a missing value as null', () => {
    expect(read('[null, ~, Null]\n')).toEqual([null, null, null]);
    expect(read('a:\nb: # nothing\nc: ~')).toEqual({ a: null, b: null, c: null });
  });

  test('reads octal, hexadecimal and binary integers, with underscores', () => {
    expect(read('[017, 0o17, 0x1F, 0b11, -0b11, 1_000, +7]')).toEqual([15, 15, 31, 3, -3, 1000, 7]);
  });

  test('reads 08 as a decimal number, because it is not octal', () => {
    expect(read('[08, 0o18]')).toEqual([8, '0o18']);
  });

  test('reads floats as Go does', () => {
    expect(read('[1.5, .5, 1., 1e3, -1E-2, 1e400, .5_0, ._5]')).toEqual([
      1.5,
      0.5,
      1,
      1000,
      -0.01,
      '1e400',
      0.5,
      '._5',
    ]);
  });

  test('reads integers beyond 2^53 - 1 as bigint, in YAML and in JSON', () => {
    expect(read('[9007199254740991, 9007199254740992, -9223372036854775808, 0x7fffffffffffffff]')).toEqual([
      9007199254740991,
      9007199254740992n,
      -9223372036854775808n,
      9223372036854775807n,
    ]);
    expect(read('{"a": 9223372036854775807, "b": -9007199254740993, "c": -0}')).toEqual({
      a: 9223372036854775807n,
      b: -9007199254740993n,
      c: 0,
    });
  });

  test('turns such an integer into text if it is a key, and into a float if its tag is !!float', () => {
    expect(read('9007199254740993: !!float 9007199254740993')).toEqual({ '9007199254740993': 9007199254740992 });
  });

  test('reads dates and base 60 as text', () => {
    expect(read('[2001-01-01, 2001-12-14t21:59:43.10-05:00, 1:30, 190:20:30]')).toEqual([
      '2001-01-01',
      '2001-12-14t21:59:43.10-05:00',
      '1:30',
      '190:20:30',
    ]);
  });

  test('reads quoted values as text', () => {
    expect(read(`['y', "12", 'null', "~"]`)).toEqual(['y', '12', 'null', '~']);
  });

  test('reads the escapes in double quotes', () => {
    expect(read(String.raw`"\0\a\b\t\n\v\f\r\e\ \"\'\\\N\_\L\P\x41\u00e9\U0001F600"`)).toBe(
      '\0\x07\b\t\n\v\f\r\x1b "\'\\\x85\xa0\u2028\u2029A\u00e9\u{1f600}',
    );
  });

  test('folds lines of quoted and plain text, and keeps empty lines', () => {
    expect(read("a: \"one\n  two\n\n  three\"\nb: one\n  two\n\n  three\nc: 'it''s\n  one'")).toEqual({
      a: 'one two\nthree',
      b: 'one two\nthree',
      c: "it's one",
    });
  });

  test('joins two lines if the break between them is escaped', () => {
    expect(read('"one \\\n   two"')).toBe('one two');
  });

  test('ends plain text at a comment, but not at a hash inside a word', () => {
    expect(read('a: b#c # d\n')).toEqual({ a: 'b#c' });
  });
});

describe('block texts', () => {
  test.each([
    ['|', 'a\n\nb\n'],
    ['|-', 'a\n\nb'],
    ['|+', 'a\n\nb\n\n'],
    ['>', 'a\nb\n'],
    ['>-', 'a\nb'],
    ['>+', 'a\nb\n\n'],
  ])('%s keeps and removes the right line breaks', (header, expected) => {
    expect(read(`x: ${header}\n  a\n\n  b\n\nz: 1`)).toEqual({ x: expected, z: 1 });
  });

  test('are indented by the number in their header', () => {
    expect(read('x: |2\n    a\n  b\nz: |1-\n  c')).toEqual({ x: '  a\nb\n', z: ' c' });
  });

  test('keep the breaks of lines that are indented more, also if they are folded', () => {
    expect(read('x: >\n  a\n  b\n    c\n  d\n')).toEqual({ x: 'a b\n  c\nd\n' });
  });

  test('keep tabs, hashes and document markers', () => {
    expect(read('x: |\n  a\tb # c\n  ---\n  \td\n')).toEqual({ x: 'a\tb # c\n---\n\td\n' });
  });

  test.each([
    ['|', 'a\n'],
    ['|-', 'a'],
    ['|+', 'a\n'],
    ['>', 'a\n'],
    ['>-', 'a'],
    ['>+', 'a\n'],
  ])('%s keeps the same breaks if the last line of the file does not end in one', (header, expected) => {
    expect(read(`x: ${header}\n  a`)).toEqual({ x: expected });
    expect(read(`x: ${header}\r\n  a`)).toEqual({ x: expected });
  });

  test('keep a last line of blanks as an empty line', () => {
    expect(read('x: |+\n  a\n  ')).toEqual({ x: 'a\n\n' });
  });

  test('have no line break at the end of a kustomize file that ends without one', () => {
    expect(parseYaml('x: |\n  a', { dialect: 'kustomize' })).toEqual([{ x: 'a' }]);
    expect(parseYaml('x: |\n  a', { dialect: 'kustomization' })).toEqual([{ x: 'a' }]);
  });

  test('end their lines in LF if the file has CR LF, also after another CR', () => {
    expect(read('x: |\n  a\r\n  b\r\r\n  c\r')).toEqual({ x: 'a\nb\nc\n' });
  });
});

describe('collections', () => {
  test('reads lists in the column of their key and further right', () => {
    expect(read('a:\n- 1\n- - 2\n  - 3\nb:\n  - c: 4\n    d: 5\n  -\n  - \n    e: 6')).toEqual({
      a: [1, [2, 3]],
      b: [{ c: 4, d: 5 }, null, { e: 6 }],
    });
  });

  test('reads flow style over several lines', () => {
    expect(read('a: {b: [1, "x y",\n  c d ], e, "f":1, g: , } # end\nh: []')).toEqual({
      a: { b: [1, 'x y', 'c d'], e: null, f: 1, g: null },
      h: [],
    });
  });

  test('reads single pairs in a list', () => {
    expect(read('[a: 1, ? b : 2, {c: 3}]')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  test('reads keys after a question mark', () => {
    expect(read('? a\n: 1\n? |\n  b\n: - 2\n  - 3\n? c\n')).toEqual({ a: 1, 'b\n': [2, 3], c: null });
  });

  test('turns keys into text', () => {
    expect(read('1: a\n0x10: b\n1.5: c\n1e6: d\ny: e\nno: f')).toEqual({
      '1': 'a',
      '16': 'b',
      '1.5': 'c',
      '1e+06': 'd',
      true: 'e',
      false: 'f',
    });
  });

  test('reads __proto__ and constructor as ordinary keys', () => {
    const value = read('__proto__: {polluted: true}\nconstructor: 1') as Record<string, unknown>;

    expect(Object.entries(value)).toEqual([
      ['__proto__', { polluted: true }],
      ['constructor', 1],
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keeps the order of keys', () => {
    expect(Object.keys(read('b: 1\na: 2\nc: 3') as object)).toEqual(['b', 'a', 'c']);
  });
});

describe('anchors and merge keys', () => {
  test('copies the value that an alias refers to', () => {
    const value = read('a: &x {b: [1]}\nc: *x\nd: *x') as Record<string, { b: number[] }>;
    value.c?.b.push(2);

    expect(value).toEqual({ a: { b: [1] }, c: { b: [1, 2] }, d: { b: [1] } });
  });

  test('uses the last of the anchors with one name, also on scalars and keys', () => {
    expect(read('a: &x 1\nb: *x\nc: &x y\nd: *x\n&k e: 2\nf: *k')).toEqual({
      a: 1,
      b: 1,
      c: true,
      d: true,
      e: 2,
      f: 'e',
    });
  });

  test('lets the later one win: a merge over the keys before it, and keys after a merge over the merge', () => {
    const base = 'base: &x {a: base, b: base}\n';

    expect(read(`${base}m: {a: own, <<: *x}`)).toMatchObject({ m: { a: 'base', b: 'base' } });
    expect(read(`${base}m: {<<: *x, a: own}`)).toMatchObject({ m: { a: 'own', b: 'base' } });
  });

  test('lets the first of several merged maps win', () => {
    expect(read('x: &x {a: 1}\nz: &y {a: 2, b: 2}\nm:\n  <<: [*x, *y]')).toMatchObject({ m: { a: 1, b: 2 } });
  });

  test('reads a quoted << as a key', () => {
    expect(read('"<<": 1')).toEqual({ '<<': 1 });
  });

  test.each([
    '!!merge <<: {a: 1}',
    '{!!merge <<: {a: 1}}',
    '{! "<<": {a: 1}}',
    '? !!merge <<\n: {a: 1}',
    '&k <<: {a: 1}',
  ])('merges a key that is tagged as a merge key, as some tools write it: %j', (text) => {
    expect(read(text)).toEqual({ a: 1 });
  });

  test('reads << as a key if it is tagged as text', () => {
    expect(read('{!!str <<: {a: 1}}')).toEqual({ '<<': { a: 1 } });
  });
});

describe('tags', () => {
  test('reads values with !!str, !!binary and unknown tags as text', () => {
    expect(read('[!!str 12, !!binary aGVsbG8=, !mine 12, ! 12, !!str ]')).toEqual(['12', 'hello', '12', '12', '']);
  });

  test('reads quoted text with !!int and !!float as a number', () => {
    expect(read(`[!!int "12", !!float 1, !!bool "yes", !!null '~']`)).toEqual([12, 1, true, null]);
  });

  test('reads tags with a declared handle', () => {
    expect(read('%TAG !y! tag:yaml.org,2002:\n---\n!y!str 12')).toBe('12');
  });
});

describe('documents', () => {
  test('reads several documents, and an empty document as null', () => {
    expect(parseYaml('---\na: 1\n--- # comment\n---\nb\n...\n---\n[c]\n')).toEqual([{ a: 1 }, null, 'b', ['c']]);
  });

  test('reads no documents from an empty text', () => {
    expect([parseYaml(''), parseYaml('# comment\n\n'), parseYaml('\ufeff')]).toEqual([[], [], []]);
  });

  test('reads byte order marks and all line breaks', () => {
    expect(parseYaml('\ufeffa: 1\r\nb: |\r\n  c\r\n  d\r\n---\r\n\ufeffe: 2\r')).toEqual([
      { a: 1, b: 'c\nd\n' },
      { e: 2 },
    ]);
  });

  test('forgets anchors between documents', () => {
    expect(() => parseYaml('a: &x 1\n---\nb: *x')).toThrow('this document has no anchor &x before the alias *x');
  });

  test('reads a stream of JSON objects, with escapes that YAML does not have', () => {
    expect(parseYaml(String.raw`{"a": "\/\ud83d\ude00"}` + '\n{"b":[1,true,null,-1.5e3]}\n---\nc: 1')).toEqual([
      { a: '/\u{1f600}' },
      { b: [1, true, null, -1500] },
      { c: 1 },
    ]);
  });

  test('reads text that only looks like JSON as YAML', () => {
    expect(read('{a: 1, "b": y}')).toEqual({ a: 1, b: true });
  });
});
