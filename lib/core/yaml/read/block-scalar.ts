import { type Chomping, LineJoiner } from '../scalar/line-joiner';
import { type Reader } from './reader';
import { isBreakOrEnd, isBreak } from '../scalar/characters';

const tab = 0x09;
const space = 0x20;

interface Header {
  readonly folded: boolean;
  readonly chomping: Chomping;
  /** The indentation indicator, or 0 if there is none. */
  readonly increment: number;
}

/** Reads a `|` or `>` scalar below a block that is indented by `indent` (-1 at the top). */
export function scanBlockScalar(reader: Reader, indent: number): string {
  const start = reader.pos;
  const header = scanHeader(reader);
  const depth = header.increment > 0 ? Math.max(indent, 0) + header.increment : 0;
  const lines = new LineJoiner(header.folded);
  const first = skipEmptyLines(reader, depth, start);
  lines.breaks(first.breaks);
  const contentDepth = depth > 0 ? depth : Math.max(first.deepest, indent + 1, 1);
  while (reader.column === contentDepth && !reader.atEnd) {
    const from = reader.pos;
    reader.skipComment();
    lines.line(reader.text.slice(from, reader.pos), readBreak(reader));
    lines.breaks(skipEmptyLines(reader, contentDepth, start).breaks);
  }
  if (!reader.atEnd) {
    reader.pos = reader.lineStart;
  }
  return lines.finish(header.chomping);
}

function scanHeader(reader: Reader): Header {
  const start = reader.pos;
  const match = /^[|>](?:([+-])([0-9])?|([0-9])([+-])?)?/.exec(reader.text.slice(start, start + 3)) ?? [''];
  reader.pos += match[0].length;
  reader.skipBlanks();
  if (reader.code === 0x23) {
    reader.skipComment();
  }
  const digit = match[2] ?? match[3];
  if (!isBreakOrEnd(reader.code) || digit === '0') {
    const what = `the header of the block text is ${reader.shown(JSON.stringify(reader.text.slice(start, start + 10).split(/\s/, 1)[0]))}`;
    reader.fail(start, what, 'after | or > write - or +, a digit from 1 to 9, or nothing');
  }
  readBreak(reader);
  const chomping = (match[1] ?? match[4] ?? '') as Chomping;
  return { folded: reader.text.charCodeAt(start) === 0x3e, chomping, increment: Number(digit ?? 0) };
}

function readBreak(reader: Reader): string {
  const { code } = reader;
  if (!isBreak(code)) {
    return '';
  }
  const value = code === 0x2028 || code === 0x2029 ? reader.text.charAt(reader.pos) : '\n';
  reader.skipBreak();
  return value;
}

/** Moves over empty lines and indentation. If `depth` is 0, it moves over all of the indentation. */
function skipEmptyLines(reader: Reader, depth: number, start: number): { breaks: string; deepest: number } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((depth === 0 || reader.column < depth) && reader.code === space) {
      reader.pos++;
    }
    deepest = Math.max(deepest, reader.column);
    if ((depth === 0 || reader.column < depth) && reader.code === tab) {
      reader.fail(start, 'the block text is indented with a tab', 'indent with spaces');
    }
    if (!isBreak(reader.code)) {
      return { breaks, deepest };
    }
    breaks += readBreak(reader);
  }
}
