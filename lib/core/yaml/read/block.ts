import { beginAnchor, scanAlias, setAnchor } from './alias';
import { scanBlockScalar } from './block-scalar';
import { scanFlowCollection, startsFlowCollection } from './flow';
import { type PlainMap } from '../../plain';
import { type Key, scanImplicitKey } from './block-key';
import { MapBuilder } from './map-builder';
import { canStartPlain, continuePlain, scanPlainLine } from './plain-scalar';
import { type NodeProperties, scanProperties, startsProperties } from './properties';
import { scanQuoted } from './quoted-scalar';
import { type Reader } from './reader';
import { isSeparator, isBreakOrEnd } from '../scalar/characters';
import { keyText } from './resolve';
import { finishScalar } from './scalar';

const hash = 0x23;
const asterisk = 0x2a;
const dash = 0x2d;
const colon = 0x3a;
const question = 0x3f;

/** The source text of an explicit key that merges. */
const mergeSource = /^(?:!(?:!merge)?[ \t]+)?<<$/;
const none: NodeProperties = {};

/** Reads the node at the reader's place, inside a block that is indented by `indent`. */
export function scanBlockNode(reader: Reader, indent: number, properties: NodeProperties = none): unknown {
  const { code, column } = reader;
  if (code === dash && atIndicator(reader)) {
    return scanBlockList(reader, column, false, properties);
  }
  if ((code === question || code === colon) && atIndicator(reader)) {
    return scanBlockMap(reader, column, undefined, properties);
  }
  if (startsFlowCollection(code)) {
    return scanFlowValue(reader, properties);
  }
  const key = scanImplicitKey(reader);
  if (key !== undefined) {
    return scanBlockMap(reader, column, key, properties);
  }
  if (startsProperties(code) && properties === none) {
    return scanAfterProperties(reader, indent, scanProperties(reader), false);
  }
  return scanInlineNode(reader, indent, properties);
}

/** A list or map in flow style. It cannot be a key. */
function scanFlowValue(reader: Reader, properties: NodeProperties): unknown {
  const { pos } = reader;
  const value = scanFlowCollection(reader, properties);
  reader.skipBlanks();
  if (reader.code === colon && atIndicator(reader)) {
    reader.fail(pos, 'a list or map in brackets cannot be a key', 'quote the key');
  }
  return value;
}

/** The node after `&anchor` and `!tag`, on the same line or below. */
function scanAfterProperties(
  reader: Reader,
  indent: number,
  properties: NodeProperties,
  mayHoldDashes: boolean,
): unknown {
  if (!isBreakOrEnd(reader.code) && reader.code !== hash) {
    return scanInlineNode(reader, indent, properties);
  }
  return scanBelow(reader, indent, mayHoldDashes, properties);
}

/** The node on the lines below a key, a dash or properties; null if no indented line follows. */
function scanBelow(reader: Reader, indent: number, mayHoldDashes: boolean, properties: NodeProperties): unknown {
  const { pos, lineStart } = reader;
  reader.skipToToken();
  const { column } = reader;
  if (!reader.atEnd && !reader.atDocumentMarker) {
    if (column > indent) {
      return scanBlockNode(reader, indent, properties);
    }
    if (mayHoldDashes && column === indent && reader.code === dash && atIndicator(reader)) {
      return scanBlockList(reader, column, true, properties);
    }
  }
  const at = reader.pos;
  reader.pos = pos;
  reader.lineStart = lineStart;
  return finishScalar(reader, properties, { text: '', style: 'plain', at });
}

/** Reads a node that starts in the middle of a line, where no block collection may start. */
function scanInlineNode(reader: Reader, indent: number, properties: NodeProperties): unknown {
  const { code, pos } = reader;
  if (startsFlowCollection(code)) {
    return scanFlowCollection(reader, properties);
  }
  if (code === asterisk && properties === none) {
    return scanAlias(reader);
  }
  if (code === 0x22 || code === 0x27) {
    const style = code === 0x22 ? 'double' : 'single';
    return finishScalar(reader, properties, { text: scanQuoted(reader), style, at: pos });
  }
  if (code === 0x7c || code === 0x3e) {
    const style = code === 0x7c ? 'literal' : 'folded';
    return finishScalar(reader, properties, { text: scanBlockScalar(reader, indent), style, at: pos });
  }
  if (!canStartPlain(code, reader.text.charCodeAt(pos + 1), false)) {
    failAtStart(reader);
  }
  const text = continuePlain(reader, pos, scanPlainLine(reader, false), indent, false);
  return finishScalar(reader, properties, { text, style: 'plain', at: pos });
}

function failAtStart(reader: Reader): never {
  const { code, pos } = reader;
  const character = reader.text.charAt(pos);
  if (code === dash || code === question) {
    reader.fail(
      pos,
      `a ${code === dash ? 'list' : 'map'} cannot start in the middle of this line`,
      'start it on a new line',
    );
  }
  reader.fail(pos, `${reader.shown(JSON.stringify(character))} cannot start a value`, 'quote the text');
}

/** Whether a separator follows the indicator at the reader's place. */
function atIndicator(reader: Reader): boolean {
  return isSeparator(reader.text.charCodeAt(reader.pos + 1));
}

/** Reads the list whose dashes are in this column. A list in the column of its map ends where the map goes on. */
function scanBlockList(reader: Reader, column: number, inMapColumn: boolean, properties: NodeProperties): unknown[] {
  reader.enter();
  beginAnchor(reader, properties.anchor);
  const list: unknown[] = [];
  do {
    reader.log?.record(list, list.length, reader.pos);
    reader.pos++;
    list.push(scanListItem(reader, column));
    reader.note(list, list.length - 1);
    reader.finishLine();
  } while (reader.column === column && reader.code === dash && atIndicator(reader) && !reader.atDocumentMarker);
  if (reader.column > column || (reader.column === column && !inMapColumn)) {
    failAtIndentation(reader, 'a list', 'put a dash before it, or correct the indentation');
  }
  setAnchor(reader, properties.anchor, list);
  reader.leave();
  return list;
}

function scanListItem(reader: Reader, column: number): unknown {
  while (reader.code === 0x20) {
    reader.pos++;
  }
  const { code } = reader;
  if (code === 0x09) {
    reader.fail(reader.pos, 'a tab follows the dash of a list', 'write a blank');
  }
  return isBreakOrEnd(code) || code === hash ? scanBelow(reader, column, false, none) : scanBlockNode(reader, column);
}

function failAtIndentation(reader: Reader, what: string, fix: string): void {
  if (!reader.atEnd && !reader.atDocumentMarker) {
    reader.fail(reader.pos, `this line is inside ${what} but is not part of it`, fix);
  }
}

/** Reads the map whose keys are in this column. The caller may have read its first key already. */
function scanBlockMap(reader: Reader, column: number, firstKey: Key | undefined, properties: NodeProperties): PlainMap {
  reader.enter();
  beginAnchor(reader, properties.anchor);
  const builder = new MapBuilder(reader);
  let key = firstKey;
  do {
    key ??= scanImplicitKey(reader);
    if (key === undefined) {
      scanExplicitEntry(reader, column, builder);
    } else {
      scanEntryValue(reader, column, builder, key);
    }
    key = undefined;
    reader.finishLine();
  } while (reader.column === column && !reader.atEnd && !reader.atDocumentMarker);
  if (reader.column > column) {
    failAtIndentation(reader, 'a map', 'indent it like the keys above, or quote the text');
  }
  setAnchor(reader, properties.anchor, builder.map);
  reader.leave();
  return builder.map;
}

/** The colon after a key, and its value. */
function scanEntryValue(reader: Reader, column: number, builder: MapBuilder, key: Key): void {
  reader.pos++;
  reader.skipBlanks();
  const { code } = reader;
  let value: unknown;
  if (isBreakOrEnd(code) || code === hash) {
    value = scanBelow(reader, column, true, none);
  } else if (startsProperties(code)) {
    value = scanAfterProperties(reader, column, scanProperties(reader), true);
  } else {
    value = scanInlineNode(reader, column, none);
  }
  addEntry(builder, key, value, code === asterisk);
}

function addEntry(builder: MapBuilder, key: Key, value: unknown, isAlias: boolean): void {
  if (key.isMerge) {
    builder.merge(value, isAlias, key.at);
  } else {
    builder.set(key.text, value, key.at);
  }
}

/** Reads `? key`, then `: value` on a line of its own. Any other line is an error. */
function scanExplicitEntry(reader: Reader, column: number, builder: MapBuilder): void {
  const at = reader.pos;
  let keyValue: unknown = null;
  let source = '';
  if (reader.code === question && atIndicator(reader)) {
    reader.pos++;
    keyValue = scanListItem(reader, column);
    source = reader.text.slice(at + 1, reader.pos).trim();
    reader.finishLine();
  } else if (reader.code !== colon || !atIndicator(reader)) {
    failAtMissingKey(reader);
  }
  reader.written = undefined;
  const key: Key = { text: keyText(reader, keyValue, at, source), at, isMerge: mergeSource.test(source) };
  if (reader.column !== column || !reader.at(colon) || !atIndicator(reader)) {
    addEntry(builder, key, null, false);
    return;
  }
  reader.pos++;
  reader.skipBlanks();
  const isAlias = reader.at(asterisk);
  const mayHoldDashes = isBreakOrEnd(reader.code) || reader.at(hash);
  const value = mayHoldDashes ? scanBelow(reader, column, true, none) : scanListItem(reader, column);
  addEntry(builder, key, value, isAlias);
}

function failAtMissingKey(reader: Reader): never {
  const line = reader.text.slice(reader.pos, reader.pos + 40).split(/[\r\n\0]/, 1)[0];
  const isDash = reader.code === dash && atIndicator(reader);
  const fix = isDash
    ? 'indent the list below its key, or remove the dash'
    : 'write key: value, or indent the text below its key';
  reader.fail(reader.pos, `found ${reader.shown(JSON.stringify(line))} instead of a key of a map`, fix);
}
