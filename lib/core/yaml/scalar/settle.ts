import { type ScalarStyle, type WrittenScalar } from './written-scalar';
import { analyzeText } from './analyze';
import { rereadFolded } from './block-text';
import { formatGoFloat } from './go-number';
import { isOrdinary, isTextUnquoted } from './go-text';
import { type ResolvedScalar, resolveTaggedText, resolveText } from './resolve-text';

/**
 * What is left of a scalar after kustomize has written it with Go's yaml.v3 and read it again, as it does at the end and
 * before every JSON patch. Undefined if the text does not fit the tag, which is an error in kustomize.
 */
export function settle(scalar: WrittenScalar): ResolvedScalar | undefined {
  const { text, tag, style } = scalar;
  if (tag === '!!str' || (tag === '' && style === 'plain' && isOrdinary(text))) {
    return { tag: '!!str', value: style === 'folded' ? rereadFolded(text) : text };
  }
  const shownTag = tag !== '' && (scalar.tagged || resolveText(text).tag !== tag) ? tag : '';
  if (shownTag === '' && (style !== 'plain' || !analyzeText(text, 3).plain)) {
    return { tag: '!!str', value: style === 'folded' ? rereadFolded(text) : text };
  }
  return resolveTaggedText(shownTag, text);
}

/** A value as Go's yaml.v3 writes it. */
export function writtenScalarOf(value: unknown): WrittenScalar {
  switch (typeof value) {
    case 'string':
      return { text: value, tag: '!!str', style: textStyle(value) };
    case 'boolean':
      return { text: String(value), tag: '!!bool', style: 'plain' };
    case 'number':
      return writtenNumber(value);
    case 'bigint':
      return { text: String(value), tag: '!!int', style: 'plain' };
    default:
      return { text: 'null', tag: '!!null', style: 'plain' };
  }
}

/** Whether a number is an integer that Go writes without an exponent. */
export function isShortInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000_000 && !Object.is(value, -0);
}

/**
 * The style in which Go's yaml.v3 writes a text: in quotes only if it could be read as something else. A text that begins
 * with a tab counts as quoted, because it can't be read from a block that Go has written.
 */
export function textStyle(text: string): ScalarStyle {
  if (text.includes('\n')) {
    return text.startsWith('\t') ? 'double' : 'literal';
  }
  if (isOrdinary(text)) {
    return 'plain';
  }
  return text !== '' && isTextUnquoted(text) && analyzeText(text, 3).plain ? 'plain' : 'double';
}

function writtenNumber(value: number): WrittenScalar {
  if (isShortInteger(value)) {
    return { text: String(value), tag: '!!int', style: 'plain' };
  }
  const text = formatGoFloat(value);
  return { text, tag: resolveText(text).tag, style: 'plain' };
}
