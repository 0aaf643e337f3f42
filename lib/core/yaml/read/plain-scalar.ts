import { type Reader } from './reader';
import { isSeparator, isBreakOrEnd, isBreak } from '../scalar/characters';

const tab = 0x09;
const space = 0x20;
const hash = 0x23;
const colon = 0x3a;

/** Whether a plain scalar may start with this character, given the one after it. */
export function canStartPlain(code: number, next: number, inFlow: boolean): boolean {
  switch (code) {
    case 0x2d: // -
      return !isSeparator(next);
    case 0x3f: // ?
    case colon:
      return !inFlow && !isSeparator(next);
    case 0x22: // "
    case hash:
    case 0x25: // %
    case 0x26: // &
    case 0x27: // '
    case 0x2a: // *
    case 0x2c: // ,
    case 0x21: // !
    case 0x3e: // >
    case 0x40: // @
    case 0x5b: // [
    case 0x5d: // ]
    case 0x60: // `
    case 0x7b: // {
    case 0x7c: // |
    case 0x7d: // }
      return false;
    default:
      return !isSeparator(code);
  }
}

/**
 * Moves over the part of a plain scalar that is on this line. Returns the offset of its end, without trailing blanks.
 * It stops at `: `, ` #`, the line's end or, in flow style, at an indicator.
 */
export function scanPlainLine(reader: Reader, inFlow: boolean): number {
  const { text } = reader;
  let pos = reader.pos;
  let end: number;
  for (;;) {
    let code = text.charCodeAt(pos);
    while (
      code > space &&
      (code !== colon || !isSeparator(text.charCodeAt(pos + 1))) &&
      (code < 0x80 ? !inFlow || !isFlowIndicator(code) : !isBreak(code))
    ) {
      code = text.charCodeAt(++pos);
    }
    end = pos;
    while (code === space || code === tab) {
      code = text.charCodeAt(++pos);
    }
    if (pos === end || code === hash || code === colon || isBreakOrEnd(code)) {
      // A blank before ` :x` belongs to the text.
      if (code !== colon || pos === end || isSeparator(text.charCodeAt(pos + 1))) {
        break;
      }
    }
    if (inFlow && isFlowIndicator(code)) {
      break;
    }
  }
  reader.pos = pos;
  return end;
}

/**
 * Reads the rest of a plain scalar whose first line ends at `end`. Lines that are indented more than `indent` belong to
 * it. One line break between them becomes a space; of several breaks the first goes. The reader stays on the scalar's
 * last line.
 */
export function continuePlain(reader: Reader, start: number, end: number, indent: number, inFlow: boolean): string {
  let value = reader.text.slice(start, end);
  while (isBreak(reader.code)) {
    const { pos, lineStart } = reader;
    const joint = scanJoint(reader, indent, inFlow);
    if (joint === undefined) {
      reader.pos = pos;
      reader.lineStart = lineStart;
      return value;
    }
    const from = reader.pos;
    const to = scanPlainLine(reader, inFlow);
    value += joint + reader.text.slice(from, to);
    if (!inFlow && reader.code === colon) {
      reader.fail(reader.pos, 'a key cannot span lines', 'quote the text, or indent the key like its neighbours');
    }
  }
  return value;
}

/** The text between two lines of a plain scalar; undefined if the next token is not part of the scalar. */
function scanJoint(reader: Reader, indent: number, inFlow: boolean): string | undefined {
  const breaks = readBreaks(reader, inFlow ? -1 : indent);
  const { code } = reader;
  if (code === 0 || code === hash || reader.atDocumentMarker || (!inFlow && reader.column <= indent)) {
    return undefined;
  }
  const next = reader.text.charCodeAt(reader.pos + 1);
  if ((code === colon && isSeparator(next)) || (inFlow && isFlowIndicator(code))) {
    return undefined;
  }
  return foldBreaks(breaks);
}

function readBreaks(reader: Reader, indent: number): string {
  let breaks = '';
  for (;;) {
    const { code } = reader;
    if (isBreak(code)) {
      breaks += code === 0x2028 || code === 0x2029 ? reader.text[reader.pos] : '\n';
      reader.skipBreak();
    } else if (code === space || (code === tab && reader.column > indent)) {
      reader.pos++;
    } else {
      break;
    }
  }
  if (reader.code === tab) {
    reader.fail(reader.pos, 'a tab cannot indent a line', 'indent with spaces');
  }
  return breaks;
}

/** Line folding: one line feed becomes a space; of several line feeds the first goes. LS and PS stay. */
export function foldBreaks(breaks: string): string {
  return breaks.startsWith('\n') ? (breaks.length === 1 ? ' ' : breaks.slice(1)) : breaks;
}

/** Whether a character ends a plain scalar in flow style: `,` `?` `[` `]` `{` `}`. */
function isFlowIndicator(code: number): boolean {
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}
