import { type Manifest } from '../../core/manifest';
import { type Path, uniquePaths } from '../../core/path-text';
import { findMap, isPlainMap, type PlainMap } from '../../core/plain';
import { isAmbiguousName, isSecretName } from '../../core/secret-name';
import { hasSecret } from '../../core/secret-text';
import { isPublicValue } from '../../core/secret-value';
import { hasSecretInText, secretsInConfiguration, secretsInFile } from './secrets-in-values';
import { secretsInPod } from './secrets-in-pod';

/** Options of `plainSecrets`. */
export interface PlainSecretOptions {
  /** Whether a reference such as `$token` may be a part of a text of a ConfigMap. @default false */
  readonly embedded?: boolean;
}

/**
 * The places of a manifest that have a secret as plain text. A secret is known by its name (`clientSecret`), or by its
 * form (a private key, a token, a password in an address). In a ConfigMap, this also looks into YAML, JSON and lines
 * such as `password=…`. References to Secrets, switches, durations and paths are not secrets.
 *
 * In a Secret, every value counts, except hashes made with bcrypt. If Argo CD finds its settings in the Secret, by the
 * label `argocd.argoproj.io/secret-type`, the names decide.
 *
 * @returns paths from the manifest, which in a text lead on into the parsed text
 */
export function plainSecrets(manifest: Manifest, options: PlainSecretOptions = {}): Path[] {
  return uniquePaths([...secretsInMetadata(manifest), ...secretsOfKind(manifest, options)]);
}

function secretsOfKind(manifest: Manifest, options: PlainSecretOptions): Path[] {
  switch (manifest.kind) {
    case 'ConfigMap':
      return entriesOf(manifest, ['data', 'binaryData']).flatMap(([path, text]) =>
        secretsInFile(text, path, { ...options, isSetting: true }),
      );
    case 'Secret':
      return secretsInSecret(manifest);
    case 'CustomResourceDefinition':
      return [];
    case 'ExternalSecret':
    case 'ClusterExternalSecret':
    case 'PushSecret':
    case 'ClusterPushSecret':
    case 'SealedSecret':
      // The other fields with secret names have the names of keys, or are encrypted.
      return secretsInTemplate(manifest);
    default:
      return [...secretsInPod(manifest), ...knownForms(manifest, [])];
  }
}

/** The values of a ConfigMap or Secret as text. */
function entriesOf(manifest: Manifest, fields: readonly string[]): (readonly [path: Path, text: string])[] {
  return fields.flatMap((field) => {
    const map = manifest[field];
    const isEncoded = field === 'binaryData' || (field === 'data' && manifest.kind === 'Secret');
    return Object.entries(isPlainMap(map) ? map : {})
      .filter(([, value]) => ['string', 'number', 'bigint'].includes(typeof value))
      .map(([key, value]) => {
        const text = String(value);
        return [[field, key], isEncoded ? Buffer.from(text, 'base64').toString() : text] as const;
      });
  });
}

const bcrypt = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/;
const notSecret = /(?:Mtime|certificate|tls\.crt|ca\.crt)$/i;

function secretsInSecret(manifest: Manifest): Path[] {
  const isDeclared = manifest.metadata?.labels?.['argocd.argoproj.io/secret-type'] !== undefined;
  return entriesOf(manifest, ['data', 'stringData']).flatMap(([path, text]) => {
    if (isDeclared) {
      return secretsInFile(text, path, {});
    }
    const isSecret = !bcrypt.test(text) && !isPublicValue(text) && !notSecret.test(String(path.at(-1)));
    return isSecret ? [path] : [];
  });
}

/** The places with the values of the Secret that is made of an object. */
const templatePaths: readonly (readonly string[])[] = [
  ['spec', 'target', 'template', 'data'],
  ['spec', 'externalSecretSpec', 'target', 'template', 'data'],
  ['spec', 'pushSecretSpec', 'template', 'data'],
  ['spec', 'template', 'data'],
];

function secretsInTemplate(manifest: Manifest): Path[] {
  return templatePaths.flatMap((path) => secretsInConfiguration(findMap(manifest, path), path));
}

/** The metadata of an object, and of the objects that are made from it. */
const metadataPaths: readonly (readonly string[])[] = [
  ['metadata'],
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
  ['spec', 'target', 'template', 'metadata'],
  ['spec', 'externalSecretSpec', 'target', 'template', 'metadata'],
];

function secretsInMetadata(manifest: Manifest): Path[] {
  const maps = metadataPaths.flatMap((path) => [
    [...path, 'annotations'],
    [...path, 'labels'],
  ]);
  return maps.flatMap((path) => {
    const entries = findMap(manifest, path);
    return entries === undefined ? [] : secretsInEntries(entries, path);
  });
}

/** Whether an annotation or label is about secrets: their hash, Secrets that it names, and places in Vault. */
export function isAboutSecrets(key: string): boolean {
  return /secrets?$|^checksum\/|^vault\.hashicorp\.com\/agent-/i.test(key);
}

function secretsInEntries(entries: PlainMap, path: Path): Path[] {
  return Object.entries(entries)
    .filter(([key, value]) => {
      const name = key.slice(key.lastIndexOf('/') + 1);
      const isNamed = isSecretName(name) && !isAmbiguousName(name) && !isAboutSecrets(key);
      return typeof value === 'string' && (hasSecretInText(value) || (isNamed && !isPublicValue(value)));
    })
    .map(([key]) => [...path, key]);
}

/** The texts of an object that are secret by their form. Their names do not count. */
function knownForms(value: unknown, path: Path): Path[] {
  if (typeof value === 'string') {
    return hasSecret(value) ? [path] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => knownForms(item, [...path, index]));
  }
  return isPlainMap(value) ? Object.entries(value).flatMap(([key, item]) => knownForms(item, [...path, key])) : [];
}
