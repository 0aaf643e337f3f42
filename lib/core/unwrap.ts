import { setKey } from './own-key';
import { isPlainMap, type PlainMap } from './plain';
import { standInOf } from './stand-in';

/**
 * The value inside a wrapper class such as cdk8s' `Quantity` and `IntOrString`. Any other value is returned as it is.
 * The wrappers are recognized by their shape, because generated code has many copies of these classes.
 */
export function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlainMap(value)) {
    return value;
  }
  const { value: inner } = value as { value?: unknown };
  if (typeof inner !== 'string' && typeof inner !== 'number' && standInOf(inner) === undefined) {
    return value;
  }
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === 'value' ? inner : value;
}

/** A value with every wrapper class in it replaced by what it holds. What has no wrapper in it is not copied. */
export function unwrapDeep(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(unwrapDeep);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  return isPlainMap(value) ? unwrapMap(value) : unwrap(value);
}

function unwrapMap(map: PlainMap): PlainMap {
  let copy: PlainMap | undefined;
  for (const key of Object.keys(map)) {
    const inner = map[key];
    const unwrapped = typeof inner === 'object' ? unwrapDeep(inner) : inner;
    if (unwrapped !== inner) {
      copy ??= { ...map };
      setKey(copy, key, unwrapped);
    }
  }
  return copy ?? map;
}
