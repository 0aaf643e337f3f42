import { isPlainMap, type PlainMap } from '../../../core/plain';
import { resolveSchema } from './crd-schema';
import { type Schema } from '../../../kubernetes/schema/schema';

/**
 * Fields in which an empty value means something else than no value, so Argo CD keeps it.
 * In its Go types these are pointers whose default differs from the empty value.
 */
const keepsEmpty = new Set([
  ...['revisionHistoryLimit', 'factor', 'enabled', 'includeSharedProjects'],
  ...['requeueAfterSeconds', 'maxUpdate', 'templatePatch', 'elements'],
]);

/** Settings of tools and the sync policy: Argo CD removes them if they are empty. */
const dropsEmptyObject = new Set(['helm', 'kustomize', 'directory', 'jsonnet', 'plugin', 'syncPolicy']);

/**
 * A copy without the empty values of optional fields: false, 0, empty text and empty lists.
 * Argo CD leaves them out whenever it writes an object. If Git had them, the object would stay OutOfSync for ever.
 * Content that the schema leaves open (values of charts, labels, parameters) stays as it is.
 */
export function withoutDefaults(value: unknown, schema: Schema): unknown {
  const { properties, items } = resolveSchema(schema);
  if (Array.isArray(value) && items !== undefined) {
    return value.map((item) => withoutDefaults(item, items));
  }
  if (!isPlainMap(value) || properties === undefined) {
    return value;
  }
  const required = new Set(resolveSchema(schema).required);
  const result: PlainMap = {};
  for (const [key, item] of Object.entries(value)) {
    const cleaned = Object.hasOwn(properties, key) ? withoutDefaults(item, properties[key] as Schema) : item;
    if (item !== undefined && (required.has(key) || !isDefault(key, cleaned))) {
      result[key] = cleaned;
    }
  }
  return result;
}

function isDefault(key: string, value: unknown): boolean {
  if (key === 'enabled') {
    return value === true;
  }
  if (keepsEmpty.has(key)) {
    return false;
  }
  const isEmptyObject = isPlainMap(value) && Object.keys(value).length === 0;
  return (
    value === false ||
    value === 0 ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isEmptyObject && dropsEmptyObject.has(key))
  );
}
