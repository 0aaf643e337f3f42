import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

/** Every Markdown page that users read, relative to the root. */
export const pages = [root, join(root, 'docs')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name).slice(root.length + 1)),
);

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}
