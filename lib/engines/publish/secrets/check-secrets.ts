import { type Finding, finding } from '../../../core/error';
import { completeItem, describeManifest, type Manifest } from '../../../core/manifest';
import { pathText } from '../../../core/path-text';
import { isPlainMap } from '../../../core/plain';
import { hasSecret } from '../../../core/secret-text';
import { parseYaml } from '../../../core/yaml/parse';
import { type PublishedFile } from '../files/read-files';
import { type AllowedSecrets } from './allowed-secrets';
import { plainTextPlaces } from '../../../kubernetes/secrets/plain-text-places';
import { hasSecretText } from './secret-text-file';

/**
 * Finds secrets as plain text in files: everybody who can read the repository could read them, also after they were
 * deleted. Messages have the places, and never a value.
 */
export function checkSecrets(files: ReadonlyMap<string, PublishedFile>, allowed: AllowedSecrets): readonly Finding[] {
  return [...files].flatMap(([path, { content }]) => checkFile(path, content, allowed));
}

function checkFile(path: string, content: Uint8Array, allowed: AllowedSecrets): Finding[] {
  const text = textOf(content);
  const documents = /\.(?:ya?ml|json)$/i.test(path) ? parsed(text) : undefined;
  if (documents === undefined) {
    return allowed.has(path) || !hasSecretText(text) ? [] : [secretFinding(path, 'the text', path)];
  }
  const objects = documents.flatMap(objectsIn);
  const isOpen = allowed.has(path) || objects.some((object) => isAllowed(object, allowed));
  return [
    ...objects.flatMap((object) => checkDocument(path, object, allowed)),
    ...(isOpen || !hasSecret(commentsIn(text)) ? [] : [secretFinding(path, 'a comment', path)]),
  ];
}

/** A text in UTF-16 begins with a mark, and kubectl reads it, too. */
function textOf(content: Uint8Array): string {
  const start = Buffer.from(content.subarray(0, 2)).toString('hex');
  const encoding = start === 'fffe' ? 'utf-16le' : start === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}

/** What may be comments. A line of a text can look like one. */
function commentsIn(text: string): string {
  return (text.match(/(?:^|\s)#[^\n]*/g) ?? []).join('\n');
}

/** The documents of a file; undefined if it is not YAML, as a template of Helm. */
function parsed(text: string): unknown[] | undefined {
  try {
    return parseYaml(text, { dialect: 'kustomize' });
  } catch {
    return undefined;
  }
}

/** A document, or the objects in it if it is a list of objects. */
function objectsIn(document: unknown): unknown[] {
  if (!isPlainMap(document) || !/List$/.test(String(document.kind)) || !Array.isArray(document.items)) {
    return [document];
  }
  const list = document as Manifest;
  return (document.items as unknown[]).flatMap((item) => objectsIn(completeItem(item, list)));
}

function checkDocument(path: string, document: unknown, allowed: AllowedSecrets): Finding[] {
  if (!isObject(document)) {
    return allowed.has(path)
      ? []
      : plainTextPlaces(document).map((place) => secretFinding(path, pathText(place), path));
  }
  if (isAllowed(document, allowed)) {
    return [];
  }
  const where = `${path}: ${describeManifest(document)}`;
  const name = namesOf(document).at(-1) ?? '';
  return plainTextPlaces(document).map((place) => secretFinding(where, pathText(place), name));
}

function isAllowed(document: unknown, allowed: AllowedSecrets): boolean {
  return isObject(document) && allowed.has(...namesOf(document));
}

/** The names of an object that can be allowed: without its namespace, and with it. */
function namesOf({ metadata: { name = '', namespace } = {} }: Manifest): string[] {
  return [name, ...(namespace === undefined ? [] : [`${namespace}/${name}`])];
}

function isObject(document: unknown): document is Manifest {
  return isPlainMap(document) && typeof document.kind === 'string' && isPlainMap(document.metadata);
}

function secretFinding(where: string, place: string, name: string): Finding {
  return finding({
    rule: 'plaintext-secret',
    where,
    what: `Cannot publish ${place}: it has a secret as plain text, which everybody could read in Git`,
    fix: `refer to a Secret that is made by External Secrets, Sealed Secrets or SOPS; or use --allow-secret ${name}`,
  });
}
