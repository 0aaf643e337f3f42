import { type Manifest } from '../../../core/manifest';
import { type Path } from '../../../core/path-text';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isAmbiguousName } from '../../../core/secret-name';
import { isReference } from '../../../core/secret-value';
import { plainSecrets } from '../../../kubernetes/secrets/plain-secrets';
import { secretsInConfiguration } from '../../../kubernetes/secrets/secrets-in-values';
import { isHarmless, findValues } from './harmless-value';

/**
 * The places of a document that have a secret as plain text.
 *
 * - Every value of a Secret counts, unless it is a reference that is filled in later, or encrypted by SOPS. In one that
 *   Argo CD reads as its settings, the names of the keys decide.
 * - In all others a secret is known by its name, or by its form. Paths, addresses without a user, numbers, switches and
 *   references are not secrets.
 */
export function plainTextPlaces(document: unknown): readonly Path[] {
  const { kind } = isPlainMap(document) ? document : {};
  if (kind === 'Secret' && !isSettings(document as Manifest)) {
    return [
      ...placesInSecret(document as PlainMap),
      ...placesIn(document, plainSecrets(withoutData(document as Manifest))),
    ];
  }
  const isManifest = typeof kind === 'string' && isPlainMap((document as PlainMap).metadata);
  return placesIn(document, [
    ...(isManifest ? plainSecrets(document as Manifest, { embedded: true }) : []),
    ...(isManifest && ofNames.has(kind) ? [] : secretsInConfiguration(fieldsOf(document), []).filter(isNamedClearly)),
  ]);
}

/** Kinds whose fields have secret names although they have the names of keys, or types, or are encrypted. */
const ofNames = new Set([
  ...['ConfigMap', 'Secret', 'CustomResourceDefinition', 'SealedSecret'],
  ...['ExternalSecret', 'ClusterExternalSecret', 'PushSecret', 'ClusterPushSecret', 'SecretProviderClass'],
]);

/** Settings of Argo CD, such as the address of a repository. */
function isSettings({ metadata }: Manifest): boolean {
  return metadata?.labels?.['argocd.argoproj.io/secret-type'] !== undefined;
}

function withoutData({ data: _data, stringData: _stringData, ...others }: Manifest): Manifest {
  return others as Manifest;
}

function placesInSecret(secret: PlainMap): Path[] {
  return ['data', 'stringData'].flatMap((field) => {
    const map = secret[field];
    return Object.entries(isPlainMap(map) ? map : {})
      .filter(
        ([, value]) => !isLater(field === 'data' ? decoded(value) : value) && !(isEncrypted(value) && hasSops(secret)),
      )
      .map(([key]) => [field, key]);
  });
}

function isLater(value: unknown): boolean {
  return typeof value === 'string' && isReference(value.trim());
}

/** A reference may be encoded, or not: what fills it in then encodes the value. */
function decoded(value: unknown): unknown {
  return isLater(value) ? value : Buffer.from(String(value), 'base64').toString();
}

function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && /^ENC\[[A-Z0-9_]+,.*\]$/s.test(value);
}

function hasSops({ sops }: PlainMap): boolean {
  return isPlainMap(sops) && isEncrypted(sops.mac);
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

/** In the fields of other tools, `hash` and `auth` are mostly something else, and `secret` is the name of a Secret. */
function isNamedClearly(path: Path): boolean {
  return !isAmbiguousName(String(path.filter((step) => typeof step === 'string').at(-1)));
}

/** The places that are left without those that have nothing secret, each once. */
function placesIn(document: unknown, paths: readonly Path[]): Path[] {
  const sops = isPlainMap(document) && hasSops(document);
  const places = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...places.values()].filter((path) => {
    const values = findValues(document, path);
    const isOpen = (value: unknown): boolean => isHarmless(value, path) || (sops && isEncrypted(value));
    return values.length === 0 || !values.every(isOpen);
  });
}
