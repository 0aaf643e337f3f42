import { setKey } from '../../../core/own-key';
import { type PlainMap } from '../../../core/plain';
import { resolveTaggedText, resolveText } from '../../../core/yaml/scalar/resolve-text';
import { writtenAt } from '../../../core/yaml/scalar/scalar-field';
import { noteFlow, noteWritten } from '../../../core/yaml/scalar/written-scalar';

/**
 * Turns a map or list into one that is read from JSON, in place. Kustomize does so with the items of a list: their texts
 * are in quotes, and folded text is as it was read.
 */
export function turnIntoJson<T extends object>(value: T): T {
  noteFlow(value);
  for (const key of Object.keys(value)) {
    const { [key]: item } = value as PlainMap;
    if (typeof item === 'object' && item !== null) {
      turnIntoJson(item);
    } else {
      turnScalarIntoJson(value, Array.isArray(value) ? Number(key) : key);
    }
  }
  return value;
}

function turnScalarIntoJson(holder: object, key: string | number): void {
  const { text, tag } = writtenAt(holder, key);
  const value = resolveTaggedText(tag, text)?.value;
  setKey(holder as PlainMap, key as string, value);
  const json = String(value);
  noteWritten(
    holder,
    key,
    typeof value === 'string'
      ? { text: value, tag: '!!str', style: 'double' }
      : { text: json, tag: resolveText(json).tag, style: 'plain' },
  );
}
