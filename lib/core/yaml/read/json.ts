import { type PlainMap } from '../../plain';
import { shorten } from '../../shorten';
import { MapBuilder } from './map-builder';
import { type Reader } from './reader';
import { parseGoNumber } from '../scalar/go-number';
import { settleInteger } from './resolve';

/** Thrown inside this module if the text is not JSON. */
class NoJson extends Error {}

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const quotationMark = 0x22;
const backslash = 0x5c;
const blanks = /[\t\n\r ]*/y;
const words = new Map<string, unknown>([
  ['t', true],
  ['f', false],
  ['n', null],
]);

/** Reads a JSON object and stops after it. If there is none, it returns undefined and the reader does not move. */
export function scanJsonObject(reader: Reader): PlainMap | undefined {
  const { pos } = reader;
  try {
    return scanObject(reader);
  } catch (error) {
    if (!(error instanceof NoJson)) {
      throw error;
    }
    reader.pos = pos;
    return undefined;
  }
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  pattern.lastIndex = reader.pos;
  const match = pattern.exec(reader.text);
  if (match === null) {
    throw new NoJson();
  }
  reader.pos = pattern.lastIndex;
  return match;
}

function scanObject(reader: Reader): PlainMap {
  const builder = new MapBuilder(reader);
  scanEntries(reader, '}', () => {
    const at = reader.pos;
    const key = scanText(reader);
    take(reader, blanks);
    take(reader, /:/y);
    builder.set(key, scanValue(reader), at);
  });
  return builder.map;
}

function scanList(reader: Reader): unknown[] {
  const list: unknown[] = [];
  scanEntries(reader, ']', () => {
    reader.log?.record(list, list.length, reader.pos);
    list.push(scanValue(reader));
  });
  return list;
}

function scanEntries(reader: Reader, close: string, scanEntry: () => void): void {
  reader.enter();
  reader.pos++;
  take(reader, blanks);
  if (reader.text.charAt(reader.pos) !== close) {
    do {
      take(reader, blanks);
      scanEntry();
      take(reader, blanks);
    } while (reader.text.charAt(reader.pos) === ',' && reader.pos++ >= 0);
  }
  if (reader.text.charAt(reader.pos) !== close) {
    throw new NoJson();
  }
  reader.pos++;
  reader.leave();
}

function scanValue(reader: Reader): unknown {
  take(reader, blanks);
  const first = reader.text.charAt(reader.pos);
  if (first === '{') {
    return scanObject(reader);
  }
  if (first === '[') {
    return scanList(reader);
  }
  if (first === '"') {
    return scanText(reader);
  }
  return words.has(first) ? scanWord(reader, first) : scanNumber(reader);
}

function scanWord(reader: Reader, first: string): unknown {
  take(reader, /true|false|null/y);
  return words.get(first);
}

function scanNumber(reader: Reader): number | bigint {
  const at = reader.pos;
  const [source, fraction, exponent] = take(reader, number);
  const isInteger = fraction === undefined && exponent === undefined;
  const value = isInteger ? parseGoNumber(source) : Number(source);
  if (value === undefined || !Number.isFinite(Number(value))) {
    reader.report(at, `${reader.shown(shorten(source))} is too large for a number`, 'quote it if it is text');
    return 0;
  }
  return isInteger ? settleInteger(reader, value, source, at) : value;
}

function scanText(reader: Reader): string {
  const at = reader.pos;
  const value = decodeText(takeText(reader));
  if (/\p{Surrogate}/u.test(value)) {
    reader.report(at, 'a text contains half of a character (a lone surrogate)', 'write both halves, or remove it');
  }
  return value;
}

/** Takes a text with its quotes. A regular expression would need more memory than there is for a very long one. */
function takeText(reader: Reader): string {
  const { text, pos } = reader;
  let code = text.charCodeAt(pos);
  let end = pos;
  do {
    // A control character ends the text, also the NUL at the end of everything. After that, there are no codes.
    if (!(code >= 0x20) || text.charCodeAt(pos) !== quotationMark) {
      throw new NoJson();
    }
    end += code === backslash ? 2 : 1;
    code = text.charCodeAt(end);
  } while (code !== quotationMark);
  reader.pos = end + 1;
  return text.slice(pos, end + 1);
}

function decodeText(source: string): string {
  if (!source.includes('\\')) {
    return source.slice(1, -1);
  }
  try {
    return JSON.parse(source) as string;
  } catch {
    throw new NoJson();
  }
}
