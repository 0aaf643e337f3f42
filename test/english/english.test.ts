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

test('no text has a phrase that has to be read twice', () => {
  const phrases = files.flatMap((file) =>
    findPhrases(file, readFileSync(join(root, file), 'utf8'), wordRules).map(
      ({ line, phrase, rule }) => `${file}:${line}: "${phrase}": write ${rule.write}`,
    ),
  );

  expect(phrases).toEqual([]);
});
