import { analyzeText, isMultiline } from '../scalar/analyze';
import { isTextUnquoted } from '../scalar/go-text';
import { isBreak } from '../scalar/characters';
import { escapeCode, isEscaped } from '../scalar/escape';

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

/** Writes a text as kustomize does, which uses version 2 of Go's YAML library. The blank before it is not written. */
export function writeGoText(text: string, place: ScalarPlace): string {
  const analysis = analyzeText(text, 2);
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
    if (escapesAll || isEscaped(character)) {
      const escaped = escapeCode(code);
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
