import { type PlainMap } from '../plain';
import { findWritten, isBlank, notedKeys, type WrittenScalar } from '../yaml/scalar/written-scalar';
import { needsQuotes } from '../yaml/scalar/needs-quotes';
import { writeScalar, writtenAt } from '../yaml/scalar/scalar-field';

/** Whether a value is a scalar other than null. */
export function isScalar(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}

/**
 * The value at a key as a merge sees it. A key without a value in `{ }` is null, although kustomize prints a text. An
 * empty text that a replacement has put into a new field has no type yet: it is a text, although it may be read back as
 * null.
 */
export function valueAt(map: PlainMap, key: string): unknown {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  const written = value === '' || value === null ? findWritten(map, key) : undefined;
  return written !== undefined && isBlank(written) ? (written.tag === '!!null' ? null : '') : value;
}

/** The text of a null: a merge drops a null that has none. */
export function textOfNull(map: PlainMap, key: string): string {
  return findWritten(map, key)?.text ?? 'null';
}

/**
 * Writes the scalar of a patch into the base. The text and the type are the patch's, but the quotes are those of the
 * base: `7100` over `"7000"` becomes `"7100"`.
 */
export function takeScalar(base: PlainMap, patch: PlainMap, key: string): void {
  const given = writtenAt(patch, key);
  if (Object.hasOwn(base, key)) {
    const { style, tagged } = writtenAt(base, key);
    writeScalar(base, key, { text: given.text, tag: given.tag, style, tagged });
  } else {
    writeScalar(base, key, harden(given));
  }
}

/** Gives the texts of a map the quotes that YAML 1.1 needs, except for keys that the patch has set. A merge does so. */
export function hardenQuotes(map: PlainMap, except: readonly string[]): void {
  for (const key of notedKeys(map)) {
    const written = except.includes(key) ? undefined : findWritten(map, key);
    if (written !== undefined && harden(written) !== written) {
      writeScalar(map, key, harden(written));
    }
  }
}

function harden(written: WrittenScalar): WrittenScalar {
  const isText = written.tag === '!!str' || written.tag === '';
  return written.style === 'plain' && isText && needsQuotes(written.text) ? { ...written, style: 'double' } : written;
}
