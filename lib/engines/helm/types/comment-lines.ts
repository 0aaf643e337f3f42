import { CST, Lexer } from 'yaml';
import { Lines } from '../../../core/yaml/read/lines';

/** The comments of a YAML text that have a line of their own: the number of the line, from 1, and the text after `#`. */
export function commentLines(text: string): Map<number, string> {
  const comments = new Map<number, string>();
  const lines = new Lines(text, 'kept');
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let isAfterMark = false;
  for (const source of new Lexer().lex(text)) {
    const type: string | null = isAfterMark ? 'scalar' : CST.tokenType(source);
    isAfterMark = !isAfterMark && type === 'scalar';
    if (isAfterMark || marks.has(type)) {
      continue;
    }
    const { line, column } = lines.place(offset);
    if (type === 'comment' && text.slice(offset - column + 1, offset).trim() === '') {
      comments.set(line, source.slice(1).trimEnd());
    }
    offset += source.length;
  }
  return comments;
}

/** What the lexer puts between the parts of the text, and what is not in the text. */
const marks: ReadonlySet<string | null> = new Set(['doc-mode', 'flow-error-end', 'byte-order-mark']);
