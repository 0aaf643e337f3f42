import { formatGoFloat, isGoInteger, isInt64, parseGoNumber } from '../scalar/go-number';
import { nameKind, type Reader } from './reader';
import { resolveTaggedText, specialFloat } from '../scalar/resolve-text';
import { toRfc3339 } from '../scalar/timestamp';

/** Tags whose text is read like a plain scalar without a tag. The value must then be of the tag's type. */
const typedTags = new Map<string, (value: unknown, text: string) => boolean>([
  ['!!null', (value) => value === null],
  ['!!bool', (value) => typeof value === 'boolean'],
  ['!!int', (value, text) => typeof value !== 'string' && isGoInteger(text)],
  ['!!float', (value) => typeof value === 'number'],
  ['!!timestamp', (value) => typeof value === 'string'],
]);

/** What a plain scalar means: text, a number, a boolean or null. */
export function resolvePlain(reader: Reader, text: string, at: number): unknown {
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    return resolveNumber(reader, text, at);
  }
  if (text.length <= 5) {
    const word = reader.rules.words.get(text);
    if (word !== undefined) {
      return word;
    }
  }
  // A sign or a dot.
  return first === 0x2b || first === 0x2d || first === 0x2e ? resolveNumber(reader, text, at) : text;
}

function resolveNumber(reader: Reader, text: string, at: number): unknown {
  const special = specialFloat(text);
  if (special !== undefined) {
    return reader.rules.settles ? special : reportSpecialFloat(reader, text, at);
  }
  const date = reader.rules.settles ? toRfc3339(text) : undefined;
  if (date !== undefined) {
    return date;
  }
  const value = parseGoNumber(text);
  if (value === undefined) {
    return text;
  }
  const isLong = typeof value === 'bigint' || /^[-+]?[0-9_]+$/.test(text);
  return isLong ? settleInteger(reader, value, text, at) : value;
}

function reportSpecialFloat(reader: Reader, text: string, at: number): null {
  reader.report(at, `${reader.shown(text)} is not a number that Kubernetes knows`, 'write a number, or quote the text');
  return null;
}

/** An integer as the dialect reads it. One that kubectl would round is reported or rounded, if it is not read. */
export function settleInteger(reader: Reader, value: number | bigint, text: string, at: number): number | bigint {
  const { beyondInt64 } = reader.rules;
  if (beyondInt64 === 'read' || isInt64(value)) {
    return value;
  }
  if (beyondInt64 === 'error') {
    const shown = text.length > 40 ? `an integer of ${text.length} digits` : reader.shown(text);
    const problem = `${shown} does not fit into 64 bits, and kubectl would round it`;
    const fix = 'quote it if it is text, or write an integer from -9223372036854775808 to 9223372036854775807';
    reader.report(at, problem, fix);
  }
  return Number(value);
}

/** The value of a scalar with a tag. A tag that YAML does not define means text. */
export function resolveTagged(reader: Reader, tag: string, text: string, at: number): unknown {
  const accepts = typedTags.get(tag);
  if (accepts === undefined) {
    return resolveTaggedText(tag, text)?.value ?? failAtTag(reader, tag, text, at);
  }
  const value = tag === '!!timestamp' ? toRfc3339(text) : readTyped(reader, tag, text, at);
  if (!accepts(value, text)) {
    failAtTag(reader, tag, text, at);
  }
  return tag === '!!timestamp' ? text : value;
}

function readTyped(reader: Reader, tag: string, text: string, at: number): unknown {
  const value = resolvePlain(reader, text, at);
  return tag === '!!float' && typeof value === 'bigint' ? Number(value) : value;
}

/** Stops at a text that is not of its tag's type. */
export function failAtTag(reader: Reader, tag: string, text: string, at: number): never {
  if (tag === '!!binary') {
    const fix = 'leave the tag out: Kubernetes reads base64 as plain text under data and binaryData';
    reader.fail(at, 'a !!binary value must be the base64 of UTF-8 text', fix);
  }
  const fix = `leave the tag out, or write a ${tag === '!!timestamp' ? 'date' : 'value of that type'}`;
  reader.fail(at, `${reader.shown(JSON.stringify(text))} is not of type ${tag}`, fix);
}

/** A map's key as text. kubectl turns `1`, `true` and `1.5` into text; kustomize does not accept them. */
export function keyText(reader: Reader, key: unknown, at: number, source: string): string {
  if (typeof key === 'string') {
    if (reader.rules.settles && key !== source && toRfc3339(source) === key) {
      reader.report(at, `the key ${reader.shown(source)} is a date, and kustomize accepts text only`, 'quote the key');
    }
    return key;
  }
  const kind = typeof key === 'object' && key !== null ? 'a list or a map' : nameKind(key);
  if (key === null || typeof key === 'object' || !reader.rules.convertsKeys) {
    const isTemplate = reader.text.startsWith('{{', at - 1);
    const fix = isTemplate ? 'render the template first, or quote the text from {{ to }}' : 'quote the key';
    reader.report(at, `a key must be text, and this one is ${kind}`, fix);
    return String(key);
  }
  return typeof key === 'number' && !isGoInteger(source) ? formatGoFloat(key, 32) : String(key);
}
