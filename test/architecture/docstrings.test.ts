import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from '../compiler-options';
import { findUndocumented } from './docstrings';

const root = join(__dirname, '../..');

const entries = readdirSync(join(root, 'lib/public'));
const program = ts.createProgram(
  entries.map((entry) => join(root, 'lib/public', entry)),
  compilerOptions(),
);

test.each(entries)('every name of %s says what it is, and every option its default', (entry) => {
  const isOurs = (file: string): boolean => file.startsWith(join(root, 'lib'));

  expect(findUndocumented(program, join(root, 'lib/public', entry), isOurs)).toEqual([]);
});

test('a name without a docstring and an option without a default are found', () => {
  const directory = mkdtempSync(join(tmpdir(), 'docstrings-'));
  const entry = join(directory, 'entry.ts');
  writeFileSync(entry, wrong);

  const found = findUndocumented(ts.createProgram([entry], {}), entry, () => true);
  rmSync(directory, { recursive: true });

  expect(found).toEqual(['bare: has no docstring', 'Props.b: has no @default', 'Union.d: has no @default']);
});

const wrong = `
export const bare = 1;
/** Props. */
export interface Props {
  /** @default 1 */
  readonly a?: number;
  /** B. */
  readonly b?: number;
  readonly c: number;
}
/** A union. */
export type Union = { readonly d?: number; readonly e?: never } | { readonly d?: never };
`;
