import { findPhrases } from './find-phrases';
import { type WordRule, wordRules } from './word-rules';

const rules: readonly WordRule[] = [{ banned: /\bwithout a word\b/i, write: 'silently' }];

/** The lines of a text in which a phrase is found. */
function linesOf(path: string, text: string): number[] {
  return findPhrases(path, text, rules).map(({ line }) => line);
}

test('a phrase in the text of a page is found, also over a line break', () => {
  expect(linesOf('page.md', 'It is dropped\nwithout\na word.')).toEqual([2]);
});

test('code, comments and addresses of a page are not read', () => {
  const page = '```ts\n// without a word\n```\n<!-- without a word -->\n`without a word` [here](without a word)\n';

  expect(linesOf('page.md', page)).toEqual([]);
});

test('a phrase in a comment is found, also over a line break', () => {
  const code = '/**\n * Dropped without\n * a word.\n */\nconst a = 1; // without a word\n';

  expect(linesOf('code.ts', code)).toEqual([2, 5]);
});

test.each(["'gone without a word'", '`gone without a word`', '`${name} goes without a word`', "'\\nwithout a word'"])(
  'a phrase in the string %s is found',
  (text) => {
    expect(linesOf('code.ts', `const text = ${text};\n`)).toEqual([1]);
  },
);

test('code and its names are not read', () => {
  expect(linesOf('code.ts', 'const without = 1; /* `without a word` */\nimport { a } from "word";\n')).toEqual([]);
});

test.each([
  ['How to mend it.', 'mend'],
  ['Where the chart has a name, it is kept.', 'Where the chart has a name,'],
  ['@throws where it is empty', '@throws where'],
  ['The name, where it has one.', 'where it has'],
  ['What it comes to is text.', 'comes to'],
  ['There is no such key.', 'no such'],
  ['It is no map.', 'is no'],
  ['Wrong by itself.', 'by itself'],
  ['Too many noes.', 'noes'],
  ['A yes is enough.', 'A yes'],
  ['The type says it.', 'says'],
  ['All are told at once.', 'told'],
  ['It tells when it ends.', 'tells when'],
  ['It stands in a list.', 'stands'],
  ['A number behind a name.', 'behind'],
  ['It takes an empty path for the root.', 'takes an empty path for the'],
  ['It is held against the list.', 'held against'],
  ['Dropped without a word.', 'without a word'],
  ['It works all the same.', 'all the same'],
  ['No helm at hand.', 'at hand'],
  ['All but for the last.', 'but for'],
])('"%s" has a phrase to replace', (text, phrase) => {
  expect(findPhrases('page.md', text, wordRules).map((found) => found.phrase)).toEqual([phrase]);
});

test.each([
  '## Where the objects come from',
  'The folder where the files are.',
  'There is no network, and it is no longer asked for.',
  'The comma comes to an end.',
  'A no-break space.',
  'The server behind a proxy.',
  'It takes 3 s for each Pod.',
  'A stand-in stands for the release.',
])('"%s" is fine', (text) => {
  expect(findPhrases('page.md', text, wordRules)).toEqual([]);
});
