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
  it.each([
    ['a: b: c', '1:5', 'a map cannot start inside of this line'],
    ['a: [1, 2', '1:4', 'the [ that opens here is never closed'],
    ['a: {b: 1]', '1:9', '"]" stands where a comma or } is needed'],
    ['a: "b', '1:4', 'the quoted text that starts here never ends'],
    ['a: "\\q"', '1:5', '\\q is no escape of YAML'],
    ['a: "\\ud800"', '1:5', '\\ud800 is no Unicode character'],
    ['a: 1\n\tb: 2', '2:1', 'a tab cannot indent a line'],
    ['a:\n  b: 1\n c: 2', '3:2', 'this line stands in a map but is no part of it'],
    ['a:\n- 1\n  - 2: 3\n b', '3:6', 'a key cannot span lines'],
    ['a: 1\nb', '2:1', '"b" stands where a key of a map is needed'],
    ['a: 1\n- b', '2:1', '"- b" stands where a key of a map is needed'],
    ['a: - b', '1:4', 'a list cannot start inside of this line'],
    ['a: @b', '1:4', '"@" cannot start a value'],
    ['a: "b" c', '1:8', '"c" follows a value on the same line'],
    ['{{ a }}: b', '1:2', 'a key must be text, and this one is a list or a map'],
    ['~: a', '1:1', 'a key must be text, and this one is null'],
    ['a: *b', '1:4', 'no anchor &b stands before the alias *b in this document'],
    ['a: &b [*b]', '1:8', 'the value of &b contains itself'],
    ['<<: 1', '1:1', '<< needs a map or a list of maps'],
    ['a: !!int b', '1:10', '"b" is no !!int'],
    ['a: !!binary é', '1:13', 'a !!binary value must be the base64 of UTF-8 text'],
    ['a: |x\n  b', '1:4', 'the header of the block text is "|x"'],
    ['a: .inf', '1:4', '.inf is no number that Kubernetes knows'],
    ['a: \x07', '1:4', 'the text holds U+0007, a control character'],
    ['a: \ud800', '1:4', 'the text holds U+D800, a half of a character (a lone surrogate)'],
    ['--- a: 1', '1:5', 'something follows --- on its line'],
    ['a: 1\n...\nb: 2', '3:1', 'kubectl and kustomize stop reading at ...'],
    ['"a" \nb: 1', '2:1', 'something follows the end of the document'],
    ['%YAML 2.0\n---\na', '1:1', '%YAML 2.0 is no directive of YAML 1'],
    ['{"a": "\\ud800"}', '1:7', 'a text holds a half of a character (a lone surrogate)'],
  ])('%j is told at %s', (text, place, problem) => {
    expect(
      message(text)
        .split('\n', 1)[0]
        ?.replace(/^(\[[^\]]*\] Cannot read YAML: )/, '$1'),
    ).toBe(`[pod.yaml:${place}] Cannot read YAML: ${problem}`);
  });

  it('says how to mend it', () => {
    expect(message('a: b: c')).toBe(
      '[pod.yaml:1:5] Cannot read YAML: a map cannot start inside of this line\n' +
        '  Fix: quote the text, or start the map on a new line',
    );
  });

  it('tells a text without a file as <text>', () => {
    expect(() => parseYaml('a: [')).toThrow('[<text>:1:4] Cannot read YAML: the [ that opens here is never closed');
  });
});

describe('what is read but not meant', () => {
  it('tells both places of a key that stands twice, and all such keys at once', () => {
    expect(message('a: 1\nb:\n  c: 1\n  "c": 2\na: 2')).toBe(
      '[pod.yaml:4:3] Cannot read YAML: the key "c" stands twice in one map, first at 3:3\n  Fix: keep one of them\n' +
        '[pod.yaml:5:1] Cannot read YAML: the key "a" stands twice in one map, first at 1:1\n  Fix: keep one of them',
    );
  });

  it('refuses integers that a JavaScript number would round', () => {
    expect(message('a: 9007199254740991\nb: 9007199254740993')).toBe(
      '[pod.yaml:2:4] Cannot read YAML: 9007199254740993 is beyond 9007199254740991, the largest integer that is read ' +
        'exactly\n  Fix: quote it where text is meant, or write a smaller number',
    );
  });

  it('refuses them in JSON as well', () => {
    expect(message('{"a": 9007199254740993}').split('\n', 1)).toEqual([
      '[pod.yaml:1:7] Cannot read YAML: 9007199254740993 is beyond 9007199254740991, the largest integer that is read ' +
        'exactly',
    ]);
  });
});

describe('bounds', () => {
  it('stops at a billion laughs', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `l${index + 1}: &l${index + 1} [${`*l${index},`.repeat(9)}]`);

    expect(message(`l0: &l0 [lol]\n${lines.join('\n')}`)).toMatch(
      /^\[pod\.yaml:\d+:\d+\] Cannot read YAML: aliases make up \d+ of \d+ values of this document$/m,
    );
  });

  it('stops at more than 1000 levels, in block and in flow style', () => {
    const block = Array.from({ length: 1001 }, (_, index) => `${' '.repeat(index)}a:\n`).join('');

    expect([message(block), message(`a: ${'['.repeat(1001)}`), message('- '.repeat(1001))]).toEqual(
      Array(3).fill(expect.stringContaining('more than 1000 levels of lists and maps')),
    );
  });

  it('reads 1000 levels', () => {
    expect(message(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBe('no error');
  });
});
