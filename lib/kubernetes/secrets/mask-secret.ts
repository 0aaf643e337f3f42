import { type Path } from '../../core/path-text';
import { isPlainMap } from '../../core/plain';

/** What is masked: the kind of the object, and the place of the value in it. */
export interface MaskedPlace {
  readonly kind: string;
  readonly path: Path;
}

/**
 * A value of an object without what is secret in it. In a Secret, that is every value of `data` and `stringData`, and
 * the annotations with a copy of the whole.
 *
 * @param mask what is shown in place of a value
 */
export function maskSecret({ kind, path }: MaskedPlace, value: unknown, mask: string): unknown {
  return kind === 'Secret' ? maskValue(path, value, mask) : value;
}

function maskValue(path: Path, value: unknown, mask: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => maskValue([...path, index], item, mask));
  }
  if (isPlainMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskValue([...path, key], item, mask)]));
  }
  return isSecret(path) && value !== undefined ? mask : value;
}

function isSecret([first, second, third]: Path): boolean {
  return (
    first === 'data' ||
    first === 'stringData' ||
    (first === 'metadata' && second === 'annotations' && isCopy(String(third)))
  );
}

/**
 * Whether an annotation has a copy of its object, as kubectl and other tools keep it: its name ends with `applied`,
 * `last-applied-configuration` or `last-handled-configuration`.
 */
export function isCopy(annotation: string): boolean {
  return /[./-](?:applied|last-(?:applied|handled)-configuration)$/.test(annotation);
}
