import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { findPhrases } from './find-phrases';
import { wordRules } from './word-rules';

const root = join(__dirname, '../..');

/** What is read, where it is written: what programs write follows their texts. */
const files = globSync(
  [
    '**/*.md',
    '.github/**/*.{md,yml}',
    'main.ts',
    'examples/**/*.ts',
    'lib/**/*.ts',
    'tools/**/*.mjs',
    'bench/**/*.mjs',
  ],
  {
    cwd: root,
    ignore: [
      ...['node_modules/**', '.cache/**', 'build/**', 'dist/**', '**/*.generated.ts'],
      ...['docs/reference/**', 'docs/contributing/cluster/**'],
    ],
  },
).sort();

/** Phrases that are right where they are, by file. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // The name of a prop.
  'lib/constructs/argo-cd-install/check/check-needs.ts': ['mend'],
};

const found = files.flatMap((file) =>
  findPhrases(file, readFileSync(join(root, file), 'utf8'), wordRules).map((phrase) => ({ file, ...phrase })),
);

function isException({ file, phrase }: { readonly file: string; readonly phrase: string }): boolean {
  return exceptions[file]?.includes(phrase) ?? false;
}

test('no text has a phrase that has to be read twice', () => {
  const phrases = found
    .filter((phrase) => !isException(phrase))
    .map(({ file, line, phrase, rule }) => `${file}:${line}: "${phrase}": write ${rule.write}`);

  expect(phrases).toEqual([]);
});

test('every exception is still needed', () => {
  const listed = Object.entries(exceptions).flatMap(([file, phrases]) => phrases.map((phrase) => ({ file, phrase })));

  const unused = listed.filter(({ file, phrase }) => !found.some((one) => one.file === file && one.phrase === phrase));

  expect(unused).toEqual([]);
});
