import { type Manifest } from '../../core/manifest';
import { type Path, uniquePaths } from '../../core/path-text';
import { isPlainMap } from '../../core/plain';
import { isAmbiguousName } from '../../core/secret-name';
import { isAboutSecrets, plainSecrets } from './plain-secrets';
import { secretsInConfiguration } from './secrets-in-values';
import { findValues } from './find-values';
import { isHarmless } from './harmless-value';
import { hasSops, isEncrypted, isPlainSecret, placesInSecret, placesInSecretsBelow } from './places-in-secret';

/**
 * The places of a document that have a secret as plain text.
 *
 * - Every value of a Secret counts, also of one in a field or text of another object, unless it is a reference that is
 *   filled in later, or encrypted by SOPS. In one that Argo CD reads as its settings, the names of the keys decide.
 * - In all others a secret is known by its name, or by its form. Paths, addresses without a user, numbers, switches,
 *   references, and names of Secrets and of their keys are not secrets.
 */
export function plainTextPlaces(document: unknown): readonly Path[] {
  if (isPlainSecret(document)) {
    return [...placesInSecret(document), ...placesIn(document, plainSecrets(withoutData(document as Manifest)))];
  }
  const kind = isPlainMap(document) && isPlainMap(document.metadata) ? document.kind : undefined;
  const below = kind === 'CustomResourceDefinition' ? [] : placesInSecretsBelow(document);
  const others = placesIn(document, [
    ...(typeof kind === 'string' ? plainSecrets(document as Manifest, { embedded: true }) : []),
    ...(ofNames.has(kind) ? [] : secretsInConfiguration(fieldsOf(document), [], { embedded: true })).filter((path) =>
      isClear(path, document),
    ),
  ]);
  return uniquePaths([...below, ...others]);
}

/** Kinds whose fields have secret names although they have the names of keys, or types, or are encrypted. */
const ofNames: ReadonlySet<unknown> = new Set([
  ...['ConfigMap', 'Secret', 'CustomResourceDefinition', 'SealedSecret'],
  ...['ExternalSecret', 'ClusterExternalSecret', 'PushSecret', 'ClusterPushSecret', 'SecretProviderClass'],
]);

function withoutData({ data: _data, stringData: _stringData, ...others }: Manifest): Manifest {
  return others as Manifest;
}

/** What a document sets, without its metadata and what SOPS adds. */
function fieldsOf(document: unknown): unknown {
  if (!isPlainMap(document)) {
    return document;
  }
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => !['apiVersion', 'kind', 'metadata', 'status', 'sops'].includes(name)),
  );
}

/**
 * Whether a field of a custom resource clearly has a secret. In the fields of other tools, `hash` and `auth` are mostly
 * something else, unless they have a user and a password. Annotations may only name what is secret.
 */
function isClear(path: Path, document: unknown): boolean {
  const name = String(path.filter((step) => typeof step === 'string').at(-1));
  if (path.some((step) => step === 'annotations' || step === 'labels') && isAboutSecrets(name)) {
    return false;
  }
  return !isAmbiguousName(name) || findValues(document, path).some(isBasicAuth);
}

/** The `auth` of a registry: `user:password` in base64. */
function isBasicAuth(value: unknown): boolean {
  const text = typeof value === 'string' ? Buffer.from(value, 'base64').toString('latin1') : '';
  return /^[\x21-\x7e]+$/.test(text) && text.includes(':');
}

/** The places that are left without those that have nothing secret. */
function placesIn(document: unknown, paths: readonly Path[]): Path[] {
  const sops = isPlainMap(document) && hasSops(document);
  return paths.filter((path) => {
    const [parent] = findValues(document, path.slice(0, -1));
    const values = findValues(document, path);
    return (
      values.length === 0 || !values.every((value) => isHarmless(value, path, parent) || (sops && isEncrypted(value)))
    );
  });
}
