import { type Path } from '../../../core/path-text';
import { getKey } from '../../../core/own-key';
import { isPlainMap } from '../../../core/plain';
import { hasSecret } from '../../../core/secret-text';
import { isPublicValue, isRandom } from '../../../core/secret-value';
import { parseYaml } from '../../../core/yaml/parse';

/**
 * Whether a value with the name of a secret has nothing secret: a number, a switch, a reference, a path, or an address
 * without a user.
 */
export function isHarmless(value: unknown, path: Path): boolean {
  if (typeof value !== 'string') {
    return true;
  }
  const text = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (hasSecret(text)) {
    return false;
  }
  return (
    isPublicValue(text, { embedded: true }) ||
    forms.some((form) => form.test(text)) ||
    isAnyPath(text) ||
    isNameOfSecret(text, path)
  );
}

const forms = [
  // A number.
  /^[+-]?\d+(?:\.\d+)?$/,
  // An address without a user.
  /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s@]+$/i,
];

/** Also with one part, and with characters that are rare in the paths of systems. */
function isAnyPath(text: string): boolean {
  return /^(?:~|\.{1,2})?(?:\/[\w.@-]+)+\/?$/.test(text) && !text.split('/').some(isRandom);
}

/** `secret: web-tls` in a field of a custom resource is mostly the name of a Secret. */
function isNameOfSecret(text: string, path: Path): boolean {
  return path[0] === 'spec' && path.at(-1) === 'secret' && /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(text);
}

/** The values at a path, which in a text leads on into the documents that the text has. */
export function findValues(document: unknown, path: Path): unknown[] {
  return path.reduce<unknown[]>((values, step) => values.flatMap((value) => stepInto(value, step)), [document]);
}

function stepInto(value: unknown, step: string | number): unknown[] {
  if (typeof value === 'string') {
    return documentsIn(value).flatMap((document) => stepInto(document, step));
  }
  const child: unknown = Array.isArray(value)
    ? value[Number(step)]
    : isPlainMap(value)
      ? getKey(value, String(step))
      : undefined;
  return child === undefined ? [] : [child];
}

function documentsIn(text: string): unknown[] {
  try {
    return parseYaml(text).filter((document) => typeof document !== 'string');
  } catch {
    return [];
  }
}
