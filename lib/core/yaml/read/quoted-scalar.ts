import { getKey } from '../../own-key';
import { foldBreaks } from './plain-scalar';
import { type Reader } from './reader';
import { isBreak } from '../scalar/characters';

const doubleQuote = 0x22;
const singleQuote = 0x27;
const backslash = 0x5c;

/** The character that a backslash and a letter mean. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a scalar in single or double quotes, from its opening quote. */
export function scanQuoted(reader: Reader): string {
  const start = reader.pos;
  const quote = reader.code;
  const { text } = reader;
  let value = '';
  let from = ++reader.pos;
  for (;;) {
    const code = text.charCodeAt(reader.pos);
    if (code === quote) {
      value += text.slice(from, reader.pos++);
      if (quote === doubleQuote || reader.code !== singleQuote) {
        return value;
      }
      from = reader.pos++;
    } else if (code === backslash && quote === doubleQuote) {
      value += text.slice(from, reader.pos) + scanEscape(reader);
      from = reader.pos;
    } else if (isBreak(code)) {
      value += text.slice(from, endOfBlanks(text, from, reader.pos)) + foldBreaks(scanBreaks(reader));
      from = reader.pos;
    } else if (code === 0) {
      reader.fail(start, 'the quoted text that starts here never ends', 'close the quote');
    } else {
      reader.pos++;
    }
  }
}

/** The offset at which the text before a line break ends. Blanks before the break do not count. */
function endOfBlanks(text: string, from: number, end: number): number {
  while (end > from && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x09)) {
    end--;
  }
  return end;
}

/** Moves over line breaks and the indentation after them. */
function scanBreaks(reader: Reader): string {
  let breaks = '';
  for (;;) {
    const { code } = reader;
    if (isBreak(code)) {
      breaks += code === 0x2028 || code === 0x2029 ? reader.text[reader.pos] : '\n';
      reader.skipBreak();
      if (reader.atDocumentMarker) {
        reader.fail(reader.pos, 'a document marker is inside a quoted text', 'close the quote before it');
      }
    } else if (code === 0x20 || code === 0x09) {
      reader.pos++;
    } else {
      return breaks;
    }
  }
}

function scanEscape(reader: Reader): string {
  const { text, pos } = reader;
  const letter = text.charAt(pos + 1);
  const digits = hexDigits[letter];
  if (digits !== undefined) {
    return scanHex(reader, digits);
  }
  reader.pos += 1;
  if (isBreak(reader.code)) {
    reader.skipBreak();
    // The escaped line break goes. Empty lines after it stay.
    return scanBreaks(reader);
  }
  const value = getKey(escapes, letter);
  if (value === undefined) {
    const fix = 'write \\\\ for a backslash, or use single quotes';
    reader.fail(pos, `\\${letter === '\0' ? '' : letter} is not an escape of YAML`, fix);
  }
  reader.pos += 1;
  return value;
}

function scanHex(reader: Reader, digits: number): string {
  const { text, pos } = reader;
  const hex = text.slice(pos + 2, pos + 2 + digits);
  const value = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? parseInt(hex, 16) : -1;
  if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    const fix = 'write the character itself, or \\U with its eight digits';
    const shown = reader.shown(text.slice(pos, pos + 2) + hex.split(/[\r\n\0]/, 1)[0]);
    reader.fail(pos, `${shown} is not a Unicode character`, fix);
  }
  reader.pos = pos + 2 + digits;
  return String.fromCodePoint(value);
}
