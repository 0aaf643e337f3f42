import { type Path } from '../../core/path-text';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { getKey } from '../../core/own-key';
import { isReference } from '../../core/secret-value';
import { documentsIn } from './find-values';

/** Whether this is a Secret whose every value counts. In one that Argo CD reads as its settings, their names decide. */
export function isPlainSecret(value: unknown): value is PlainMap {
  if (!isPlainMap(value) || value.kind !== 'Secret') {
    return false;
  }
  const { labels } = isPlainMap(value.metadata) ? value.metadata : {};
  return !isPlainMap(labels) || getKey(labels, 'argocd.argoproj.io/secret-type') === undefined;
}

/**
 * The values of a Secret that are neither references, which are filled in later, nor encrypted by SOPS, and the copies of
 * it in annotations.
 */
export function placesInSecret(secret: PlainMap): Path[] {
  const values = ['data', 'stringData'].flatMap((field) => {
    const map = secret[field] ?? {};
    if (!isPlainMap(map)) {
      return [[field]];
    }
    return Object.entries(map)
      .filter(
        ([, value]) => !isLater(field === 'data' ? decoded(value) : value) && !(isEncrypted(value) && hasSops(secret)),
      )
      .map(([key]) => [field, key]);
  });
  return [...values, ...copiesIn(secret)];
}

/** The copy of a Secret without values has nothing secret. What a copy cannot be read as may have some. */
function copiesIn(secret: PlainMap): Path[] {
  const annotations = Object.entries(findMap(secret, ['metadata', 'annotations']) ?? {});
  return annotations
    .filter(([name, value]) => isCopy(name) && documentsIn(String(value)).every(hasValues))
    .map(([name]) => ['metadata', 'annotations', name]);
}

function hasValues(copy: unknown): boolean {
  const fields = isPlainMap(copy) ? [copy.data, copy.stringData] : [];
  return !isPlainMap(copy) || fields.some((field) => isPlainMap(field) && Object.keys(field).length > 0);
}

/**
 * Whether an annotation has a copy of its object, as kubectl and other tools keep it: its name ends with `applied`,
 * `last-applied-configuration` or `last-handled-configuration`.
 */
export function isCopy(annotation: string): boolean {
  return /[./-](?:applied|last-(?:applied|handled)-configuration)$/.test(annotation);
}

/** The values of Secrets in the fields and texts of another object, which applies them. */
export function placesInSecretsBelow(value: unknown): Path[] {
  if (typeof value === 'string') {
    return isSecretText.test(value) ? documentsIn(value).flatMap(placesInSecretsBelow) : [];
  }
  if (isPlainSecret(value)) {
    return placesInSecret(value);
  }
  const entries = isPlainMap(value) ? Object.entries(value) : [...listOf(value).entries()];
  return entries.flatMap(([step, item]) => placesInSecretsBelow(item).map((path) => [step, ...path]));
}

const isSecretText = /\bkind["']?:[ \t]{0,9}["']?Secret\b/;

function isLater(value: unknown): boolean {
  return typeof value === 'string' && isReference(value.trim());
}

/** A reference may be encoded, or not: what fills it in then encodes the value. */
function decoded(value: unknown): unknown {
  return isLater(value) ? value : Buffer.from(String(value), 'base64').toString();
}

/** Whether SOPS has encrypted a value. */
export function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && /^ENC\[[A-Z0-9_]+,.*\]$/s.test(value);
}

/** Whether SOPS has encrypted some of an object. */
export function hasSops({ sops }: PlainMap): boolean {
  return isPlainMap(sops) && isEncrypted(sops.mac);
}
