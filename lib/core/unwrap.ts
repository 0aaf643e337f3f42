import { isPlainMap } from './plain';

/**
 * The value inside a wrapper class such as cdk8s' `Quantity` and `IntOrString`. Any other value is returned as it is.
 * The wrappers are recognized by their shape, because generated code has many copies of these classes.
 */
export function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlainMap(value)) {
    return value;
  }
  const entries = Object.entries(value);
  const [name, inner] = entries[0] ?? [];
  const isWrapper =
    entries.length === 1 && name === 'value' && (typeof inner === 'string' || typeof inner === 'number');
  return isWrapper ? inner : value;
}

/** A copy of a value in which every wrapper is replaced by the value inside it. */
export function unwrapDeep(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unwrapDeep);
  }
  return isPlainMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrapDeep(inner)]))
    : unwrap(value);
}
