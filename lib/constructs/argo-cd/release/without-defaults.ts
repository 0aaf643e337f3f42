import { getKey, setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type Schema } from '../../../kubernetes/schema/schema';
import { resolveSchema } from './crd-schema';
import { isLeftOut } from './left-out';

/**
 * A copy without the values of optional fields that Argo CD leaves out whenever it writes an object. If Git had them,
 * the object would stay OutOfSync. Content that the schema leaves open (values of charts, labels, parameters) stays as
 * it is.
 *
 * @param untouched names of fields whose values stay as they are
 */
export function withoutDefaults(value: unknown, schema: Schema, untouched: readonly string[] = []): unknown {
  const { properties, items, required = [] } = resolveSchema(schema);
  if (Array.isArray(value) && items !== undefined) {
    return value.map((item) => withoutDefaults(item, items, untouched));
  }
  if (!isPlainMap(value) || properties === undefined) {
    return value;
  }
  const result: PlainMap = {};
  for (const [key, item] of Object.entries(value)) {
    const field = untouched.includes(key) ? undefined : getKey(properties, key);
    const cleaned = field === undefined ? item : withoutDefaults(item, field, untouched);
    if (item !== undefined && (required.includes(key) || !isLeftOut(key, cleaned))) {
      setKey(result, key, cleaned);
    }
  }
  return result;
}
