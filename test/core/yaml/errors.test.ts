import { parseYaml } from '../../../lib/core/yaml/parse';

const message = (text: string): string => {
  try {
    parseYaml(text, { file: 'pod.yaml' });
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

describe('broken YAML', () => {
  test.each([
    ['a: b: c', '1:5', 'a map cannot start in the middle of this line'],
    ['a: [1, 2', '1:4', 'the [ that opens here is never closed'],
    ['a: {b: 1]', '1:9', 'found "]" instead of a comma or }'],
    ['a: "b', '1:4', 'the quoted text that starts here never ends'],
    ['a: "\\q"', '1:5', '\\q is not an escape of YAML'],
    ['a: "\\ud800"', '1:5', '\\ud800 is not a Unicode character'],
    ['a: 1\n\tb: 2', '2:1', 'a tab cannot indent a line'],
    ['a:\n  b: 1\n c: 2', '3:2', 'this line is inside a map but is not part of it'],
    ['a:\n- 1\n  - 2: 3\n b', '3:6', 'a key cannot span lines'],
    ['a: 1\nb', '2:1', 'found "b" instead of a key of a map'],
    ['a: 1\n- b', '2:1', 'found "- b" instead of a key of a map'],
    ['a: - b', '1:4', 'a list cannot start in the middle of this line'],
    ['a: @b', '1:4', '"@" cannot start a value'],
    ['a: "b" c', '1:8', '"c" follows a value on the same line'],
    ['{{ a }}: b', '1:2', 'a key must be text, and this one is a list or a map'],
    ['~: a', '1:1', 'a key must be text, and this one is null'],
    ['a: *b', '1:4', 'this document has no anchor &b before the alias *b'],
    ['a: &b [*b]', '1:8', 'the value of &b contains itself'],
    ['<<: 1', '1:1', '<< needs a map or a list of maps'],
    ['a: !!int b', '1:10', '"b" is not of type !!int'],
    ['a: !!binary é', '1:13', 'a !!binary value must be the base64 of UTF-8 text'],
    ['a: |x\n  b', '1:4', 'the header of the block text is "|x"'],
    ['a: .inf', '1:4', '.inf is not a number that Kubernetes knows'],
    ['a: \x07', '1:4', 'the text contains U+0007, a control character'],
    ['a: \ud800', '1:4', 'the text contains U+D800, half of a character (a lone surrogate)'],
    ['--- a: 1', '1:5', 'something follows --- on its line'],
    ['a: 1\n...\nb: 2', '3:1', 'kubectl and kustomize stop reading at ...'],
    ['"a" \nb: 1', '2:1', 'something follows the end of the document'],
    ['%YAML 2.0\n---\na', '1:1', '%YAML 2.0 is not a directive of YAML 1'],
    ['{"a": "\\ud800"}', '1:7', 'a text contains half of a character (a lone surrogate)'],
  ])('%j is reported at %s', (text, place, problem) => {
    expect(
      message(text)
        .split('\n', 1)[0]
        ?.replace(/^(\[[^\]]*\] Cannot read YAML: )/, '$1'),
    ).toBe(`[pod.yaml:${place}] Cannot read YAML: ${problem}`);
  });

  test('is reported with a fix', () => {
    expect(message('a: b: c')).toBe(
      '[pod.yaml:1:5] Cannot read YAML: a map cannot start in the middle of this line\n' +
        '  Fix: quote the text, or start the map on a new line',
    );
  });

  test('is reported at <text> if the text has no file', () => {
    expect(() => parseYaml('a: [')).toThrow('[<text>:1:4] Cannot read YAML: the [ that opens here is never closed');
  });
});

describe('YAML that can be read but is probably a mistake', () => {
  test('reports all keys that are in a map twice, each with both places', () => {
    expect(message('a: 1\nb:\n  c: 1\n  "c": 2\na: 2')).toBe(
      '[pod.yaml:4:3] Cannot read YAML: the key "c" is in the map twice, first at 3:3\n  Fix: keep one of them\n' +
        '[pod.yaml:5:1] Cannot read YAML: the key "a" is in the map twice, first at 1:1\n  Fix: keep one of them',
    );
  });

  test('names a key that is there twice in a text with a Secret, but no text that is not a name', () => {
    const secret = 'kind: Secret\nstringData:\n  user: a\n  user: b\n  my pass word: 1\n  my pass word: 2';

    expect(message(secret)).toBe(
      '[pod.yaml:4:3] Cannot read YAML: the key "user" is in the map twice, first at 3:3\n  Fix: keep one of them\n' +
        '[pod.yaml:6:3] Cannot read YAML: the key "…" is in the map twice, first at 5:3\n  Fix: keep one of them',
    );
  });

  const fix = 'quote it if it is text, or write an integer from -9223372036854775808 to 9223372036854775807';

  test('does not accept integers that kubectl would round', () => {
    expect(message('a: 9223372036854775807\nb: 9223372036854775808')).toBe(
      '[pod.yaml:2:4] Cannot read YAML: 9223372036854775808 does not fit into 64 bits, and kubectl would round it\n' +
        `  Fix: ${fix}`,
    );
  });

  test('does not accept such integers in JSON either', () => {
    expect(message('{"a": -9223372036854775809}')).toBe(
      '[pod.yaml:1:7] Cannot read YAML: -9223372036854775809 does not fit into 64 bits, and kubectl would round it\n' +
        `  Fix: ${fix}`,
    );
  });

  test.each(['1e400', '-1e400', '1e999999'])(
    'does not accept the number %s in JSON, which kubectl refuses',
    (number) => {
      expect(message(`{"a": ${number}}`)).toBe(
        `[pod.yaml:1:7] Cannot read YAML: ${number} is too large for a number\n  Fix: quote it if it is text`,
      );
    },
  );

  test('is reported with the way to write a template of another tool', () => {
    expect(message('a: {{ .Values.b }}')).toBe(
      '[pod.yaml:1:5] Cannot read YAML: a key must be text, and this one is a list or a map\n' +
        '  Fix: render the template first, or quote the text from {{ to }}',
    );
  });

  test('does not repeat a number of many digits', () => {
    expect(message(`a: ${'7'.repeat(100)}`).split('\n', 1)).toEqual([
      '[pod.yaml:1:4] Cannot read YAML: an integer of 100 digits does not fit into 64 bits, and kubectl would round it',
    ]);
  });
});

describe('bounds', () => {
  const long = 'a'.repeat(10_000);

  test.each([
    `*${long}`,
    `&${long} [*${long}]`,
    `!!int ${long}`,
    `!${long}!b c`,
    `%${long}`,
    `{"${long}": 1, "${long}": 2}`,
  ])('messages show the beginning of a long part of the text (%#)', (text) => {
    expect(message(text)).toMatch(/ … \(100\d\d characters\)/);
    expect(message(text).length).toBeLessThan(400);
  });

  test('stops at too many copies of an alias ("a billion laughs")', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `l${index + 1}: &l${index + 1} [${`*l${index},`.repeat(9)}]`);

    expect(message(`l0: &l0 [lol]\n${lines.join('\n')}`)).toMatch(
      /^\[pod\.yaml:\d+:\d+\] Cannot read YAML: aliases make up \d+ of \d+ values of this document$/m,
    );
  });

  test('stops at more than 1000 levels, in block and in flow style', () => {
    const block = Array.from({ length: 1001 }, (_, index) => `${' '.repeat(index)}a:\n`).join('');

    expect([message(block), message(`a: ${'['.repeat(1001)}`), message('- '.repeat(1001))]).toEqual(
      Array(3).fill(expect.stringContaining('more than 1000 levels of lists and maps')),
    );
  });

  test('reads 1000 levels', () => {
    expect(message(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBe('no error');
  });
});
