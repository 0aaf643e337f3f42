import { type PlainMap } from '../../plain';
import { beginAnchor, scanAlias, setAnchor } from './alias';
import { MapBuilder } from './map-builder';
import { canStartPlain, continuePlain, scanPlainLine } from './plain-scalar';
import { isMergeKey, type NodeProperties, scanProperties, startsProperties } from './properties';
import { scanQuoted } from './quoted-scalar';
import { longestKey, type Reader } from './reader';
import { keyText } from './resolve';
import { finishScalar } from './scalar';
import { noteFlow } from '../scalar/written-scalar';

const comma = 0x2c;
const colon = 0x3a;
const question = 0x3f;
const openList = 0x5b;
const closeList = 0x5d;
const openMap = 0x7b;
const closeMap = 0x7d;
const none: NodeProperties = {};

/** A node, with the facts that are needed if it is a key. */
interface FlowNode {
  readonly value: unknown;
  readonly start: number;
  /** Undefined if there is no node at all. */
  readonly source: string | undefined;
  /** Whether it is a `<<` that merges. */
  readonly isMerge: boolean;
  readonly isAlias: boolean;
}

export function startsFlowCollection(code: number): boolean {
  return code === openList || code === openMap;
}

/** Reads `[…]` or `{…}`. */
export function scanFlowCollection(reader: Reader, properties: NodeProperties = none): unknown {
  reader.enter();
  beginAnchor(reader, properties.anchor);
  const value = reader.code === openList ? scanList(reader) : scanMap(reader);
  if (reader.rules.settles) {
    noteFlow(value);
  }
  setAnchor(reader, properties.anchor, value);
  reader.leave();
  return value;
}

function scanList(reader: Reader): unknown[] {
  const start = reader.pos++;
  const list: unknown[] = [];
  for (;;) {
    skipInFlow(reader, start);
    if (reader.code === closeList) {
      reader.pos++;
      return list;
    }
    reader.log?.record(list, list.length, reader.pos);
    list.push(scanListItem(reader, start));
    reader.note(list, list.length - 1);
    finishEntry(reader, start, closeList);
  }
}

/** An item of a list: a node, or a single pair `a: b` that is a map of its own. */
function scanListItem(reader: Reader, start: number): unknown {
  const explicit = skipQuestionMark(reader, start);
  const key = explicit && atEntryEnd(reader) ? emptyNode(reader) : scanNode(reader);
  const hasValue = atPairColon(reader, key, explicit, start);
  if (!explicit && !hasValue) {
    return key.value;
  }
  const builder = new MapBuilder(reader);
  scanPairValue(reader, builder, key, hasValue, start);
  return builder.map;
}

function scanMap(reader: Reader): PlainMap {
  const start = reader.pos++;
  const builder = new MapBuilder(reader);
  for (;;) {
    skipInFlow(reader, start);
    if (reader.code === closeMap) {
      reader.pos++;
      return builder.map;
    }
    const explicit = skipQuestionMark(reader, start);
    const key = explicit && atEntryEnd(reader) ? emptyNode(reader) : scanNode(reader);
    scanPairValue(reader, builder, key, atPairColon(reader, key, explicit, start), start);
    finishEntry(reader, start, closeMap);
  }
}

/** Reads the value after a key, and adds both to the map. Without a colon the value is empty. */
function scanPairValue(reader: Reader, builder: MapBuilder, key: FlowNode, hasValue: boolean, start: number): void {
  reader.written = undefined;
  let value = emptyNode(reader);
  if (hasValue) {
    reader.pos++;
    skipInFlow(reader, start);
    value = atEntryEnd(reader) ? value : scanNode(reader);
  }
  const content = value.source === undefined ? emptyValue(reader) : value.value;
  if (key.isMerge) {
    builder.merge(content, value.isAlias, key.start);
  } else {
    builder.set(keyText(reader, key.value, key.start, key.source ?? ''), content, key.start);
  }
}

function scanNode(reader: Reader): FlowNode {
  const start = reader.pos;
  const properties = startsProperties(reader.code) ? scanProperties(reader) : none;
  if (properties !== none) {
    skipInFlow(reader, start);
  }
  const { code } = reader;
  const from = reader.pos;
  const isAlias = code === 0x2a && properties === none;
  const value = isAlias ? scanAlias(reader) : scanContent(reader, properties, from);
  const source = typeof value === 'object' ? '' : reader.text.slice(from, reader.pos).trimEnd();
  const isMerge = code !== 0x2a && isMergeKey(value, code === 0x3c, properties.tag);
  return { value, start, source, isMerge, isAlias };
}

function scanContent(reader: Reader, properties: NodeProperties, at: number): unknown {
  const { code } = reader;
  if (startsFlowCollection(code)) {
    return scanFlowCollection(reader, properties);
  }
  if (code === 0x22 || code === 0x27) {
    const style = code === 0x22 ? 'double' : 'single';
    return finishScalar(reader, properties, { text: scanQuoted(reader), style, at, inFlow: true });
  }
  const isEmpty = properties !== none && (atEntryEnd(reader) || code === colon);
  const text = isEmpty ? '' : scanPlainText(reader);
  return finishScalar(reader, properties, { text, style: 'plain', at, inFlow: true });
}

function scanPlainText(reader: Reader): string {
  const start = reader.pos;
  if (!canStartPlain(reader.code, reader.text.charCodeAt(start + 1), true)) {
    const what = `${reader.shown(JSON.stringify(reader.text.charAt(start)))} cannot start a value in [] or {}`;
    reader.fail(start, reader.atEnd ? 'the text ends inside [] or {}' : what, 'quote the text, or remove it');
  }
  const end = scanPlainLine(reader, true);
  return continuePlain(reader, start, end, -1, true);
}

function skipInFlow(reader: Reader, start: number): void {
  reader.skipToToken(true);
  if (reader.atEnd || reader.atDocumentMarker) {
    const bracket = reader.text.charAt(start);
    reader.fail(
      start,
      `the ${bracket} that opens here is never closed`,
      `close it with ${bracket === '[' ? ']' : '}'}`,
    );
  }
}

function finishEntry(reader: Reader, start: number, close: number): void {
  skipInFlow(reader, start);
  if (reader.code === comma) {
    reader.pos++;
  } else if (reader.code !== close) {
    const character = reader.shown(JSON.stringify(reader.text.charAt(reader.pos)));
    const what = `found ${character} instead of a comma or ${String.fromCharCode(close)}`;
    reader.fail(reader.pos, what, 'separate the entries by commas, and quote text with special characters');
  }
}

function skipQuestionMark(reader: Reader, start: number): boolean {
  if (reader.code !== question) {
    return false;
  }
  reader.pos++;
  skipInFlow(reader, start);
  return true;
}

function atEntryEnd(reader: Reader): boolean {
  const { code } = reader;
  return code === comma || code === closeList || code === closeMap;
}

/** Whether a colon follows a key. It must be on the key's line, but after `? key` it may be on a later line. */
function atPairColon(reader: Reader, key: FlowNode, explicit: boolean, start: number): boolean {
  if (explicit) {
    skipInFlow(reader, start);
  } else {
    reader.skipBlanks();
  }
  const isShort = key.start >= reader.lineStart && reader.pos - key.start <= longestKey;
  return reader.code === colon && (isShort || explicit);
}

/** The value of a key without one. kustomize writes an empty text for it. */
function emptyValue(reader: Reader): null | '' {
  if (!reader.rules.settles) {
    return null;
  }
  reader.written = { text: '', tag: '!!null', style: 'plain' };
  return '';
}

function emptyNode(reader: Reader): FlowNode {
  return { value: null, start: reader.pos, source: undefined, isMerge: false, isAlias: false };
}
