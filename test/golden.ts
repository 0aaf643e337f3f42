import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Compares a text with `<folder>/golden/<name>`. To write the file again, run `UPDATE_GOLDEN=1 npx jest <test>`, and
 * read the difference in git.
 */
export function expectGolden(folder: string, name: string, text: string): void {
  const file = join(folder, 'golden', name);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    writeFileSync(file, text);
  }
  if (!existsSync(file)) {
    throw new Error(`No golden file ${relative(process.cwd(), file)}: write it with UPDATE_GOLDEN=1`);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
