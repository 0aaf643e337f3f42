import { getKey } from '../../../core/own-key';
import { isPlainMap } from '../../../core/plain';

/** The value at a path such as `spec.selector`; undefined if there is none. */
export function fieldAt(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isPlainMap(value) ? getKey(value, key) : undefined), object);
}
