import { setKey } from '../../own-key';
import { type PlainMap } from '../../plain';
import {
  findWritten,
  forgetWritten,
  mayBeReworded,
  noteWritten,
  type ScalarStyle,
  type WrittenScalar,
} from './written-scalar';
import { isOrdinary } from './go-text';
import { needsQuotes } from './needs-quotes';
import { settle, textStyle, writtenScalarOf } from './settle';

/** How the scalar at a key of a map or list is written: as noted when it was read, else as Go writes its value. */
export function writtenAt(holder: object, key: string | number): WrittenScalar {
  return findWritten(holder, key) ?? writtenScalarOf((holder as PlainMap)[key]);
}

/** The text of the scalar at a key; empty if there is none. kustomize compares and joins texts, not values. */
export function textAt(holder: object, key: string | number): string {
  const { [key]: value } = holder as PlainMap;
  if (typeof value === 'string') {
    return mayBeReworded() ? (findWritten(holder, key)?.text ?? value) : value;
  }
  const isScalar = value !== undefined && value !== null && typeof value !== 'object' && Object.hasOwn(holder, key);
  return isScalar ? writtenAt(holder, key).text : '';
}

/** The text of a label or an annotation, which kustomize reads as text: null is the word, a map or list is empty. */
export function labelText(map: object, key: string): string {
  const { [key]: value } = map as PlainMap;
  return typeof value === 'object' && value !== null ? '' : writtenAt(map, key).text;
}

/**
 * Writes a scalar into a map or list, and notes how it is written. The value is what is left of it at the end.
 *
 * @returns whether the text fits the tag. If not, nothing is changed.
 */
export function writeScalar(holder: object, key: string | number, scalar: WrittenScalar): boolean {
  const { text, tag, style } = scalar;
  if ((tag === '!!str' || tag === '') && style === 'plain' && isOrdinary(text)) {
    setKey(holder as PlainMap, key as string, text);
    if (tag === '') {
      noteWritten(holder, key, scalar);
    } else {
      forgetWritten(holder, key);
    }
    return true;
  }
  const settled = settle(scalar);
  if (settled === undefined) {
    return false;
  }
  setKey(holder as PlainMap, key as string, settled.value);
  const isText = tag === '!!str' || (tag === '' && style !== 'plain');
  if (isText && settled.value === text && style === textStyle(text)) {
    forgetWritten(holder, key);
  } else {
    noteWritten(holder, key, scalar);
  }
  return true;
}

/**
 * Writes a text over what a map or list has at a key, as kustomize's transformers do: the old quotes stay. Without quotes
 * and without a tag, the text decides what the value is. A field that is new gets quotes if YAML 1.1 needs them.
 *
 * @returns whether the text fits the tag. If not, nothing is changed.
 */
export function overwriteScalar(holder: object, key: string | number, text: string, tag = ''): boolean {
  return writeScalar(holder, key, { text, tag, style: styleFor(holder, key, text) });
}

/** Writes a text into a new field, as kustomize's generators do: in a block if it has several lines. */
export function writeText(map: PlainMap, key: string, text: string): void {
  const style = text.includes('\n') ? 'literal' : styleOfNew(text);
  writeScalar(map, key, { text, tag: '!!str', style });
}

/** The style of a text that is written into a new field: in quotes if YAML 1.1 needs them. */
export function styleOfNew(text: string): ScalarStyle {
  return needsQuotes(text) ? 'double' : 'plain';
}

function styleFor(holder: object, key: string | number, text: string): ScalarStyle {
  const value = Object.hasOwn(holder, key) ? (holder as PlainMap)[key] : undefined;
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    return styleOfNew(text);
  }
  return findWritten(holder, key)?.style ?? (typeof value === 'string' ? textStyle(value) : 'plain');
}
