import { scanAlias, setAnchor } from './alias';
import { canStartPlain, scanPlainLine } from './plain-scalar';
import { isMergeKey, scanProperties, startsProperties } from './properties';
import { scanQuoted } from './quoted-scalar';
import { longestKey, type Reader } from './reader';
import { isSeparator } from '../scalar/characters';
import { keyText, resolvePlain, resolveTagged } from './resolve';

const asterisk = 0x2a;
const colon = 0x3a;

/** A key of a map that was read: its text and its place. */
export interface Key {
  readonly text: string;
  readonly at: number;
  /** Whether it is a `<<` that merges. */
  readonly isMerge: boolean;
}

/**
 * Reads a key that is followed by a colon on the same line, and stops at the colon. If there is none here, the
 * reader does not move.
 */
export function scanImplicitKey(reader: Reader): Key | undefined {
  const { code, pos } = reader;
  const key = startsProperties(code) ? scanKeyWithProperties(reader) : scanKeyContent(reader, undefined);
  if (key === undefined) {
    reader.pos = pos;
  }
  return key;
}

function scanKeyWithProperties(reader: Reader): Key | undefined {
  const { pos } = reader;
  const { anchor, tag } = scanProperties(reader);
  const key = scanKeyContent(reader, tag);
  if (key !== undefined) {
    setAnchor(reader, anchor, key.text);
  }
  return key && { ...key, at: pos };
}

function scanKeyContent(reader: Reader, tag: string | undefined): Key | undefined {
  const { code, pos } = reader;
  if (code === 0x22 || code === 0x27 || code === asterisk) {
    return scanMarkedKey(reader, tag);
  }
  if (!canStartPlain(code, reader.text.charCodeAt(pos + 1), false)) {
    return undefined;
  }
  const end = scanPlainLine(reader, false);
  if (reader.code !== colon || reader.pos - pos > longestKey) {
    return undefined;
  }
  const source = reader.text.slice(pos, end);
  if (isMergeKey(source, true, tag)) {
    return { text: source, at: pos, isMerge: true };
  }
  return { text: resolveKey(reader, source, tag, pos), at: pos, isMerge: false };
}

function resolveKey(reader: Reader, source: string, tag: string | undefined, at: number): string {
  reader.nodes++;
  const value = tag === undefined ? resolvePlain(reader, source, at) : resolveTagged(reader, tag, source, at);
  return typeof value === 'string' && value === source ? value : keyText(reader, value, at, source);
}

/** A key in quotes, or an alias. */
function scanMarkedKey(reader: Reader, tag: string | undefined): Key | undefined {
  const { pos, lineStart, code } = reader;
  const value = code === asterisk ? scanAlias(reader) : scanQuoted(reader);
  reader.skipBlanks();
  const isColon = reader.code === colon && isSeparator(reader.text.charCodeAt(reader.pos + 1));
  if (!isColon || reader.lineStart !== lineStart || reader.pos - pos > longestKey) {
    reader.lineStart = lineStart;
    return undefined;
  }
  const typed = tag === undefined || typeof value !== 'string' ? value : resolveTagged(reader, tag, value, pos);
  const isMerge = code !== asterisk && isMergeKey(value, false, tag);
  return { text: keyText(reader, typed, pos, String(typed)), at: pos, isMerge };
}
