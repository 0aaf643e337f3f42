import { type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { sameStoredField } from '../../../kubernetes/stored/same-stored';

/** With `immutable: true`, neither the data nor the switch can be changed. */
export function changedInConfigMap(before: Manifest, after: Manifest): string[] {
  return before.immutable === true ? changedOf(['data', 'binaryData', 'immutable'], before, after) : [];
}

/** As for a ConfigMap. The API server adds the values of `stringData` to `data`. */
export function changedInSecret(before: Manifest, after: Manifest): string[] {
  if (before.immutable !== true) {
    return [];
  }
  const [old, current] = [before, after].map(dataOf);
  const given = findMap(after, ['data']) ?? {};
  const gone = Object.keys(findMap(before, ['data']) ?? {}).filter((key) => !Object.hasOwn(current, key));
  const other = Object.keys(current).filter((key) => current[key] !== old[key]);
  return [
    ...[...other, ...gone].map((key) =>
      Object.hasOwn(given, key) || gone.includes(key) ? `data.${key}` : `stringData.${key}`,
    ),
    ...changedOf(['immutable'], before, after),
  ];
}

function changedOf(fields: readonly string[], before: Manifest, after: Manifest): string[] {
  return fields.filter((field) => !sameStoredField('', field, before, after));
}

/** All values of a Secret, as Base64. */
function dataOf(secret: Manifest): PlainMap {
  const texts = Object.entries(findMap(secret, ['stringData']) ?? {});
  return {
    ...findMap(secret, ['data']),
    ...Object.fromEntries(texts.map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')])),
  };
}
