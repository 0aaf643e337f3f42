import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

const folders = readdirSync(join(root, 'docs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'reference')
  .map(({ name }) => `docs/${name}`);

/** Every Markdown page that people write, relative to the root. Pages from programs are deeper, or in the reference. */
export const pages = ['.', 'docs', ...folders].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** The pages that `npm run docs` writes. */
export const referencePages = readdirSync(join(root, 'docs/reference')).map((name) => join('docs/reference', name));

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}
