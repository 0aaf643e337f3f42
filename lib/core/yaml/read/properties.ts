import { type Reader } from './reader';
import { isSeparator } from '../scalar/characters';

const ampersand = 0x26;
const exclamation = 0x21;

// `!<verbatim>`, or a handle (which may be empty) and a name.
const tagPattern =
  /^!(?:<((?:[-\w;/?:@&=+$,.!~*'()[\]]|%[0-9a-fA-F]{2})+)>|((?:[\w-]*!)?)((?:[-\w;/?:@&=+$,.!~*'()[\]]|%[0-9a-fA-F]{2})*))/;

/** What may come before a node: `&anchor` and `!tag`, in either order. */
export interface NodeProperties {
  readonly anchor?: string;
  /** Short form: `!!str` for YAML's own tags, else the tag in full. */
  readonly tag?: string;
}

const noProperties: NodeProperties = {};

export function startsProperties(code: number): boolean {
  return code === ampersand || code === exclamation;
}

/** Reads the properties at the reader's place, and the blanks after them. */
export function scanProperties(reader: Reader): NodeProperties {
  let properties = noProperties;
  for (;;) {
    const { code } = reader;
    if (code === ampersand && properties.anchor === undefined) {
      properties = { ...properties, anchor: scanAnchorName(reader, 'an anchor') };
    } else if (code === exclamation && properties.tag === undefined) {
      const tag = scanTag(reader);
      properties = tag === '!' && !reader.rules.bareTagMakesText ? { ...properties } : { ...properties, tag };
    } else {
      return properties;
    }
    reader.skipBlanks();
  }
}

/** The name after `&` or `*`. */
export function scanAnchorName(reader: Reader, what: string): string {
  const start = reader.pos++;
  while (/[\w-]/.test(reader.text.charAt(reader.pos))) {
    reader.pos++;
  }
  const name = reader.text.slice(start + 1, reader.pos);
  if (name === '' || !(isSeparator(reader.code) || '?:,]}%@`'.includes(reader.text.charAt(reader.pos)))) {
    reader.fail(start, `the name of ${what} must be letters, digits, - and _`, 'rename it, or quote the text');
  }
  return name;
}

/** Whether a key is a `<<` that merges: a plain key without a tag, or any key with the tag `!!merge` or `!`. */
export function isMergeKey(text: unknown, isPlain: boolean, tag: string | undefined): boolean {
  return text === '<<' && (tag === '!!merge' || tag === '!' || (isPlain && tag === undefined));
}

function scanTag(reader: Reader): string {
  const start = reader.pos;
  const match = tagPattern.exec(tokenAt(reader)) ?? [''];
  reader.pos += match[0].length;
  if (!isSeparator(reader.code) || (match[2] !== undefined && match[2] !== '' && match[3] === '')) {
    reader.fail(start, 'a tag needs a name, and a blank after it', 'write the value after a blank, or quote the text');
  }
  const verbatim = match[1];
  return shorten(verbatim ?? expand(reader, `!${match[2] ?? ''}`, match[3] ?? '', start));
}

function tokenAt(reader: Reader): string {
  let end = reader.pos;
  while (!isSeparator(reader.text.charCodeAt(end))) {
    end++;
  }
  return reader.text.slice(reader.pos, end);
}

function expand(reader: Reader, handle: string, suffix: string, at: number): string {
  const prefix = reader.tagHandles.get(handle);
  if (prefix !== undefined) {
    return prefix + suffix;
  }
  if (handle !== '!' && handle !== '!!') {
    reader.fail(
      at,
      `the tag handle ${reader.shown(handle)} is not declared`,
      `declare it with %TAG, or leave the tag out`,
    );
  }
  return handle === '!!' ? `tag:yaml.org,2002:${suffix}` : `!${suffix}`;
}

function shorten(tag: string): string {
  const own = 'tag:yaml.org,2002:';
  return tag.startsWith(own) ? `!!${tag.slice(own.length)}` : tag;
}
