import { type ValueNote } from './value-type';

/**
 * Reads the comment before a key as helm-docs does: the description starts after ` -- ` and goes on in the next lines.
 * The older form names the path first: `# image.tag -- the version`.
 *
 * @param lines the lines of the comment, without `#`
 */
export function readDocsComment(lines: readonly string[], path: string): ValueNote | undefined {
  const start = lines.map((line) => isStart(line.trim(), path)).lastIndexOf(true);
  if (start < 0) {
    return undefined;
  }
  const first = lines[start]!.trim();
  const text = [first.slice(first.indexOf('--') + 2), ...lines.slice(start + 1)].map((line) => line.trim());
  const found = text.findIndex((line) => line.startsWith('@'));
  const description = text
    .slice(0, found < 0 ? undefined : found)
    .join('\n')
    .trim();
  const defaultLine = text.find((line) => line.startsWith('@default'));
  return {
    ...(description === '' ? {} : { description }),
    ...(defaultLine === undefined ? {} : { default: defaultLine.replace(/^@default(?: --)?/, '').trim() }),
  };
}

function isStart(line: string, path: string): boolean {
  return line === '--' || line.startsWith('-- ') || line.startsWith(`${path} -- `);
}
