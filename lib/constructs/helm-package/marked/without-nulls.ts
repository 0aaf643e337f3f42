import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** Data as cdk8s writes it: without the fields that are null or undefined. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutNulls(item) ?? undefined);
  }
  if (!isPlainMap(value)) {
    return value;
  }
  const result: PlainMap = {};
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner !== undefined && inner !== null) {
      setKey(result, key, withoutNulls(inner));
    }
  }
  return result;
}
