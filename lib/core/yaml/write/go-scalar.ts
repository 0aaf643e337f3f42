import { isTextUnquoted } from '../scalar/go-text';
import { isBreak } from '../scalar/characters';

/** Go's library breaks a line at the next single blank after this column. */
const bestWidth = 80;
const space = 0x20;

/** Where a scalar is written. */
export interface ScalarPlace {
  /** Characters on the line so far. */
  readonly column: number;
  /** Indentation of the scalar's further lines. */
  readonly indent: number;
  /** Whether it is a key in the short form `key: value`. Such a key stays on one line. */
  readonly isSimpleKey: boolean;
}

/** The ways in which a text can be written. */
interface Analysis {
  readonly plain: boolean;
  readonly singleQuoted: boolean;
  readonly block: boolean;
  readonly multiline: boolean;
}

/** Writes a text as kustomize does, which uses version 2 of Go's YAML library. The blank before it is not written. */
export function writeGoText(text: string, place: ScalarPlace): string {
  const analysis = analyze(text);
  if (text.includes('\n') && analysis.block && !place.isSimpleKey) {
    return writeLiteral(text, place.indent);
  }
  const quoted = text.includes('\n') || !isTextUnquoted(text) || (place.isSimpleKey && analysis.multiline);
  if (!quoted && analysis.plain && (text !== '' || !place.isSimpleKey)) {
    return fold(text, place, 0);
  }
  if (!quoted && analysis.singleQuoted) {
    return `'${fold(text, { ...place, column: place.column + 1 }, 1).replaceAll("'", "''")}'`;
  }
  return writeDoubleQuoted(text, place);
}

/** Whether a text has line breaks, and so cannot be a key in the short form. */
export function isMultiline(text: string): boolean {
  return /[\n\r\x85\u2028\u2029]/.test(text);
}

// What an unquoted text must not start with, and what it must not contain.
const startIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/;
const innerIndicator = /:(?:[ \t]|$)|[ \t\n\r\0\x85\u2028\u2029]#/;
const unprintable = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

function analyze(text: string): Analysis {
  const isSpecial = unprintable.test(text);
  const spaceBreak = / [\n\r\x85\u2028\u2029]/.test(text);
  const breakSpace = /[\n\r\x85\u2028\u2029] /.test(text);
  const edge = /^[ \n\r\x85\u2028\u2029]|[ \n\r\x85\u2028\u2029]$/.test(text);
  const multiline = isMultiline(text);
  const hasIndicator = startIndicator.test(text) || innerIndicator.test(text);
  const quotable = !isSpecial && !spaceBreak;
  return {
    plain: quotable && !breakSpace && !edge && !multiline && !hasIndicator,
    singleQuoted: quotable && !breakSpace,
    block: quotable && text !== '' && !text.endsWith(' '),
    multiline,
  };
}

function isBlankAt(text: string, index: number): boolean {
  return text.charCodeAt(index) === space;
}

/** Breaks a text at single blanks after the 80th column. If `inset` is 1, not at its first or last character. */
function fold(text: string, place: ScalarPlace, inset: number): string {
  if (place.isSimpleKey || (text.length + place.column <= bestWidth && !isMultiline(text))) {
    return text;
  }
  const indent = ' '.repeat(place.indent);
  let { column } = place;
  let result = '';
  let afterSpace = false;
  let afterBreak = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === space) {
      const inside = inset === 0 || (index > 0 && index < text.length - 1);
      if (!afterSpace && column > bestWidth && inside && !isBlankAt(text, index + 1)) {
        result += `\n${indent}`;
        column = place.indent;
      } else {
        result += ' ';
        column++;
      }
      afterSpace = true;
    } else if (isBreak(code)) {
      result += text.charAt(index);
      column = 0;
      afterBreak = true;
    } else {
      if (afterBreak) {
        result += indent;
        column = place.indent;
      }
      result += text.charAt(index);
      // A single quote is written twice.
      column += inset === 1 && code === 0x27 ? 2 : isLowSurrogate(code) ? 0 : 1;
      afterSpace = false;
      afterBreak = false;
    }
  }
  return result;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

const shortEscapes = new Map<number, string>([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
]);

function escape(code: number): string {
  const short = shortEscapes.get(code);
  if (short !== undefined) {
    return `\\${short}`;
  }
  const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(Number(digits), '0')}`;
}

function writeDoubleQuoted(text: string, place: ScalarPlace): string {
  const indent = ' '.repeat(place.indent);
  // The library looks for a byte order mark at the first character only, and not at each character.
  const escapesAll = text.charCodeAt(0) === 0xfeff;
  const characters = Array.from(text);
  let column = place.column + 1;
  let result = '"';
  let afterSpace = false;
  characters.forEach((character, index) => {
    const code = character.codePointAt(0) ?? 0;
    if (escapesAll || code > 0xffff || unprintable.test(character) || isBreak(code) || code === 0x22 || code === 0x5c) {
      const escaped = escape(code);
      result += escaped;
      column += escaped.length;
      afterSpace = false;
      return;
    }
    const isSpace = code === space;
    const inside = index > 0 && index < characters.length - 1;
    if (isSpace && !place.isSimpleKey && !afterSpace && column > bestWidth && inside) {
      const isNextSpace = characters[index + 1] === ' ';
      result += `\n${indent}${isNextSpace ? '\\' : ''}`;
      column = place.indent + (isNextSpace ? 1 : 0);
    } else {
      result += character;
      column++;
    }
    afterSpace = isSpace;
  });
  return `${result}"`;
}

function writeLiteral(text: string, indent: number): string {
  const first = text.charCodeAt(0);
  const hint = first === space || isBreak(first) ? '2' : '';
  const ends = /[\n\r\x85\u2028\u2029]$/.test(text);
  const keeps = /(?:^|[\n\r\x85\u2028\u2029])[\n\r\x85\u2028\u2029]$/.test(text);
  const chomping = keeps ? '+' : ends ? '' : '-';
  const pad = ' '.repeat(indent);
  return `|${hint}${chomping}\n${text.replace(/(^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, `$1${pad}`)}`;
}
