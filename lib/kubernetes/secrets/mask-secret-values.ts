import { type Path } from '../../core/path-text';
import { isPlainMap } from '../../core/plain';
import { isCopy, placesInSecretsBelow } from './places-in-secret';

/**
 * A value without what is secret in it. In a Secret, that is every value of `data` and `stringData`, and the annotations
 * with a copy of the whole. A Secret may also be in a field of another object, such as an item of a list. A text that has
 * the manifest of a Secret with values is masked as a whole.
 *
 * @param mask what is shown in place of a secret
 * @param path the place of the value in a Secret. @default - it is not in one
 */
export function maskSecretValues(value: unknown, mask: string, path?: Path): unknown {
  const inside = path ?? (isSecretManifest(value) ? [] : undefined);
  const maskAt = (item: unknown, step: string | number): unknown =>
    maskSecretValues(item, mask, inside && [...inside, step]);
  if (Array.isArray(value)) {
    return value.map(maskAt);
  }
  if (isPlainMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAt(item, key)]));
  }
  return isHidden(value, inside) ? mask : value;
}

/** Whether a value is a Secret. */
export function isSecretManifest(value: unknown): boolean {
  return isPlainMap(value) && value.kind === 'Secret';
}

function isHidden(value: unknown, path: Path | undefined): boolean {
  const isValue = path !== undefined && value !== undefined && isSecret(path);
  return isValue || (typeof value === 'string' && placesInSecretsBelow(value).length > 0);
}

function isSecret([first, second, third]: Path): boolean {
  return (
    first === 'data' ||
    first === 'stringData' ||
    (first === 'metadata' && second === 'annotations' && isCopy(String(third)))
  );
}
