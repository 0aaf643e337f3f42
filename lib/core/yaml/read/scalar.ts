import { type ScalarStyle, type WrittenScalar } from '../scalar/written-scalar';
import { wordsOfYaml11 } from '../scalar/dialect';
import { isBaseSixty } from '../scalar/go-text';
import { rereadFolded } from '../scalar/block-text';
import { resolveTaggedText, resolveText } from '../scalar/resolve-text';
import { isShortInteger, settle, textStyle, writtenScalarOf } from '../scalar/settle';
import { toRfc3339 } from '../scalar/timestamp';
import { setAnchor } from './alias';
import { type NodeProperties } from './properties';
import { type Reader } from './reader';
import { failAtTag, resolvePlain, resolveTagged } from './resolve';

/** A scalar as it is in the text. */
interface ScannedScalar {
  readonly text: string;
  readonly style: ScalarStyle;
  readonly at: number;
  readonly inFlow?: boolean;
}

/** The value of a scalar under its tag. It is noted for its anchor, if it has one. */
export function finishScalar(reader: Reader, { tag, anchor }: NodeProperties, scalar: ScannedScalar): unknown {
  reader.nodes++;
  const value = reader.rules.settles ? settleScalar(reader, tag, scalar) : resolveScalar(reader, tag, scalar);
  setAnchor(reader, anchor, value);
  return value;
}

function resolveScalar(reader: Reader, tag: string | undefined, { text, style, at }: ScannedScalar): unknown {
  if (tag !== undefined) {
    return resolveTagged(reader, tag, text, at);
  }
  return style === 'plain' ? resolvePlain(reader, text, at) : text;
}

/** The value that is left after kustomize has written the scalar and read it again. The reader keeps how it is written. */
function settleScalar(reader: Reader, tag: string | undefined, scalar: ScannedScalar): unknown {
  const { text, style } = scalar;
  if (tag !== undefined) {
    return settleTagged(reader, tag, scalar);
  }
  if (style !== 'plain') {
    reader.written = style === textStyle(text) ? undefined : { text, tag: '!!str', style };
    return style === 'folded' ? rereadFolded(text) : text;
  }
  // In flow style, kustomize writes an empty text and a text with a colon in quotes.
  const becomesText = scalar.inFlow === true && (text === '' || text.includes(':'));
  const value = becomesText ? text : resolvePlain(reader, text, scalar.at);
  // Most texts are on one line. They are not searched for a line break.
  const isMultiline = reader.lineStart > scalar.at && text.includes('\n');
  reader.written = isAsWritten(text, value) && !isMultiline ? undefined : { text, tag: resolveText(text).tag, style };
  return value;
}

/** Whether Go would write a value as it is in a text of one line, without quotes. */
function isAsWritten(text: string, value: unknown): boolean {
  if (value !== text) {
    return isShortInteger(value) ? String(value) === text : writtenScalarOf(value).text === text;
  }
  const first = text.charCodeAt(0) | 0x20;
  const isWord = first >= 0x61 && first <= 0x7a;
  // A text that begins with a digit is not a number, or the value would be another one. A date may be in RFC 3339.
  const isMistakable = isWord
    ? text.length <= 5 && wordsOfYaml11.has(text)
    : isBaseSixty(text) || toRfc3339(text) !== undefined;
  return !isMistakable && text !== '';
}

function settleTagged(reader: Reader, tag: string, { text, style, at }: ScannedScalar): unknown {
  const written: WrittenScalar = { text, tag, style, tagged: true };
  reader.written = written;
  const settled = tag === '!!binary' ? resolveTaggedText(tag, text) : settle(written);
  return settled === undefined ? failAtTag(reader, tag, text, at) : settled.value;
}
