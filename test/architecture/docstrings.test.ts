import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { findUndocumented } from './docstrings';

const root = join(__dirname, '../..');

test.each(['lib/public/index.ts', 'lib/public/testing.ts'])(
  'every name of %s says what it is, and every option its default',
  (name) => {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(root, 'tsconfig.json'),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    );
    const entry = join(root, name);
    const program = ts.createProgram([entry], config?.options ?? {});

    expect(findUndocumented(program, entry, (file) => file.startsWith(join(root, 'lib')))).toEqual([]);
  },
);

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
