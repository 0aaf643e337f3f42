import { CST, Lexer } from 'yaml';

/** The comments of a YAML text that have a line of their own: the number of the line, from 1, and the text after `#`. */
export function commentLines(text: string): Map<number, string> {
  const comments = new Map<number, string>();
  let line = 1;
  let isStart = true;
  let isAfterMark = false as boolean;
  for (const source of new Lexer().lex(text)) {
    const type: string | null = isAfterMark ? 'scalar' : CST.tokenType(source);
    isAfterMark = !isAfterMark && type === 'scalar';
    if (isAfterMark || type === 'doc-mode' || type === 'flow-error-end') {
      continue; // A mark of the lexer, which is not in the text.
    }
    if (type === 'comment' && isStart) {
      comments.set(line, source.slice(1).trimEnd());
    }
    const lines = source.split('\n');
    line += lines.length - 1;
    isStart = (isStart || lines.length > 1) && lines.at(-1)!.trim() === '';
  }
  return comments;
}
