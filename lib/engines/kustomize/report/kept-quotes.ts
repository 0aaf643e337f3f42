import { type Problem } from '../../../core/error';
import { getKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isNumberField } from '../../../kubernetes/types/number-field';
import { isKnownKind } from '../resource/resource-id';
import { type Merged } from './merged';

/** Maps whose values are text, whatever their keys are. */
const textMaps = new Set([
  ...['labels', 'annotations', 'matchLabels', 'selector', 'nodeSelector', 'data', 'stringData', 'binaryData'],
  ...['parameters', 'volumeAttributes', 'options'],
]);

/**
 * Finds numbers in a patch that became text, because the base has a text in quotes there: 8080 over "http" is "8080".
 * In a field of Kubernetes that takes numbers, this text means something else, or the API server refuses it.
 */
export function keptQuotes({ object, before, patch, after }: Merged): Problem[] {
  const places = isPlainMap(after) && isKnownKind(after) ? findPlaces(before, patch, after) : [];
  return places.map(({ path, value }) => ({
    rule: 'kept-quotes',
    what: `Cannot merge ${value} into ${path.join('.')} of ${object}: kustomize keeps the quotes of the base, and it would be text`,
    fix: 'remove the quotes in the base, or use a JSON patch',
  }));
}

interface NumberInQuotes {
  readonly path: readonly string[];
  readonly value: string;
}

function findPlaces(before: unknown, patch: unknown, after: unknown): NumberInQuotes[] {
  if (Array.isArray(before) && Array.isArray(patch) && Array.isArray(after)) {
    return patch.flatMap((element) => {
      const same = after.find((other) => isSameElement(element, other));
      const old = before.find((other) => isSameElement(same, other));
      return below(nameOf(element), findPlaces(old, element, same));
    });
  }
  if (!isPlainMap(before) || !isPlainMap(patch) || !isPlainMap(after)) {
    return [];
  }
  return Object.keys(patch)
    .filter((key) => !textMaps.has(key))
    .flatMap((key) => {
      const [old, given, result] = [before, patch, after].map((map) => getKey(map, key));
      const isNumber = ['number', 'bigint', 'boolean'].includes(typeof given);
      return isNumber && typeof old === 'string' && typeof result === 'string' && isNumberField(key)
        ? [{ path: [key], value: String(given) }]
        : below(key, findPlaces(old, given, result));
    });
}

function below(key: string, places: readonly NumberInQuotes[]): NumberInQuotes[] {
  return places.map(({ path, value }) => ({ path: [key, ...path], value }));
}

/** What tells the elements of a merged list apart. */
const elementKeys = ['name', 'containerPort', 'port'];

function nameOf(element: unknown): string {
  const key = isPlainMap(element) ? elementKeys.find((name) => element[name] !== undefined) : undefined;
  return key === undefined ? '*' : String((element as PlainMap)[key]);
}

function isSameElement(one: unknown, other: unknown): boolean {
  return (
    isPlainMap(one) &&
    isPlainMap(other) &&
    elementKeys.some((key) => one[key] !== undefined && String(one[key]) === String(other[key]))
  );
}
