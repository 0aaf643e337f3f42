import { getKey, setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { copyWritten } from '../../../core/yaml/scalar/written-scalar';

/** Makes a map equal to another one. Maps in it stay the same objects if they are also maps in the other one. */
export function syncMap(map: PlainMap, wanted: PlainMap): void {
  for (const key of Object.keys(map)) {
    if (!Object.hasOwn(wanted, key)) {
      delete map[key];
    }
  }
  for (const key of Object.keys(wanted)) {
    setKey(map, key, synced(getKey(map, key), wanted[key]));
  }
  copyWritten(wanted, map);
}

function synced(value: unknown, wanted: unknown): unknown {
  if (isPlainMap(value) && isPlainMap(wanted)) {
    syncMap(value, wanted);
    return value;
  }
  if (Array.isArray(value) && Array.isArray(wanted)) {
    const list = wanted.map((item, index) => synced(value[index], item));
    copyWritten(wanted, list);
    return list;
  }
  return wanted;
}
