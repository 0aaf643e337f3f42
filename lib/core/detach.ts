import { setKey } from './own-key';
import { isPlainMap, type PlainMap } from './plain';

/**
 * A copy of data that shares no list and no map with it. Instances of classes (`Lazy`, tokens) are not copied: their
 * value is produced later.
 */
export function detach<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(detach) as T;
  }
  if (!isPlainMap(value)) {
    return value;
  }
  const copy: PlainMap = {};
  for (const key of Object.keys(value)) {
    const inner = value[key];
    setKey(copy, key, typeof inner === 'object' ? detach(inner) : inner);
  }
  return copy as T;
}
