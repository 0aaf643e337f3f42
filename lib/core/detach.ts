import { setKey } from './own-key';
import { isPlainMap, type PlainMap } from './plain';

/**
 * A copy of data that shares no list and no map with it. Instances of classes (`Lazy`, tokens) are not copied: their
 * value is produced later.
 */
export function detach<T>(value: T): T {
  if (Array.isArray(value)) {
    const list = value.slice() as unknown[];
    for (let index = 0; index < list.length; index++) {
      if (typeof list[index] === 'object') {
        list[index] = detach(list[index]);
      }
    }
    return list as T;
  }
  if (!isPlainMap(value)) {
    return value;
  }
  const copy: PlainMap = { ...value };
  for (const key in copy) {
    if (typeof copy[key] === 'object' && Object.hasOwn(copy, key)) {
      setKey(copy, key, detach(copy[key]));
    }
  }
  return copy as T;
}
