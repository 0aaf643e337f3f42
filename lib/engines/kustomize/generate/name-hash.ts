import { createHash } from 'node:crypto';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { comparedText } from '../resource/resource';
import { jsonText } from '../../../core/text/json-text';

/**
 * The hash that kustomize appends to the name of a ConfigMap or Secret. It depends on the content, not on the name.
 */
export function nameHash(object: PlainMap): string {
  return encode(
    createHash('sha256')
      .update(goJson(hashedFields(object)))
      .digest('hex'),
  );
}

/** The fields that are hashed. As in kustomize, the name is always empty: with it, the hashes would differ. */
function hashedFields(object: PlainMap): PlainMap {
  const data = fieldOf(object.data);
  switch (object.kind) {
    case 'ConfigMap':
      return { data, kind: 'ConfigMap', name: '', ...mapField('binaryData', object) };
    case 'Secret':
      return { data, kind: 'Secret', name: '', type: fieldOf(object.type), ...mapField('stringData', object) };
    default:
      return object;
  }
}

function fieldOf(value: unknown): unknown {
  return isPlainMap(value) ? value : comparedText(value);
}

function mapField(key: string, object: PlainMap): PlainMap {
  return isPlainMap(object[key]) ? { [key]: object[key] } : {};
}

/** JSON as Go writes it: keys are sorted by their bytes, and characters that are special in HTML are escaped. */
function goJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (isPlainMap(value)) {
    const keys = Object.keys(value).sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    return `{${keys.map((key) => `${goString(key)}:${goJson(value[key])}`).join(',')}}`;
  }
  return typeof value === 'string' ? goString(value) : jsonText(value);
}

function goString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** The first ten digits, some replaced by letters. Without vowels they do not form words. */
function encode(hex: string): string {
  return [...hex.slice(0, 10)].map((letter) => letters[letter] ?? letter).join('');
}
