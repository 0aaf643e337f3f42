import { analyzeText } from './analyze';
import { type Chomping, LineJoiner } from './line-joiner';

/** The lines between which a block scalar in Go's output has breaks, and its header. */
export interface BlockText {
  readonly lines: readonly string[];
  readonly header: string;
  readonly chomping: Chomping;
}

/** A text as a block scalar of Go's yaml.v3, without indentation. */
export function writeBlockText(text: string, style: 'literal' | 'folded'): BlockText {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const header = `${style === 'literal' ? '|' : '>'}${hint}${chomping}`;
  return { header, chomping, lines: style === 'literal' ? text.split('\n') : foldedLines(text) };
}

/**
 * The lines of a folded text. A break in the text is an empty line here. Go means to look at the line after a break, but
 * looks at the beginning of the text: before deeper lines, and at the end, it writes an empty line too many.
 */
function foldedLines(text: string): string[] {
  const opensBlank = /^\n*(?:[ \t]|$)/.test(text);
  const lines = text.split('\n');
  return lines.flatMap((line, index) =>
    index < lines.length - 1 && /^[^ \t]/.test(line) && !opensBlank ? [line, ''] : [line],
  );
}

/**
 * What is read back from a folded text that Go's yaml.v3 has written. It may have more line breaks. A text that can't be
 * written in a block is written in double quotes, and stays as it is.
 */
export function rereadFolded(text: string): string {
  if (!text.includes('\n') || !analyzeText(text, 3).block) {
    return text;
  }
  const { lines, chomping } = writeBlockText(text, 'folded');
  const joiner = new LineJoiner(true);
  lines.forEach((line, index) => {
    if (line === '') {
      joiner.breaks(index < lines.length - 1 ? '\n' : '');
    } else {
      joiner.line(line, '\n');
    }
  });
  return joiner.finish(chomping);
}
