import { type Finding, finding } from '../../../core/error';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { pathText } from '../../../core/path-text';
import { isPlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { type PublishedFile } from '../files/read-files';
import { plainTextPlaces } from '../../../kubernetes/secrets/plain-text-places';
import { hasSecretText } from './secret-text-file';

/**
 * Finds secrets as plain text in files: everybody who can read the repository could read them, also after they were
 * deleted. Messages have the places, and never a value.
 *
 * @param allowed names of objects, `web` or `shop/web` with the namespace, and paths of files that have none
 */
export function checkSecrets(
  files: ReadonlyMap<string, PublishedFile>,
  allowed: readonly string[],
): readonly Finding[] {
  const isAllowed = new Set(allowed);
  return [...files].flatMap(([path, { content }]) => checkFile(path, content, isAllowed));
}

function checkFile(path: string, content: Uint8Array, allowed: ReadonlySet<string>): Finding[] {
  const text = new TextDecoder().decode(content);
  const documents = /\.(?:ya?ml|json)$/i.test(path) ? parsed(text) : undefined;
  if (documents === undefined) {
    return allowed.has(path) || !hasSecretText(text) ? [] : [secretFinding(path, 'the text', path)];
  }
  return documents.flatMap(objectsIn).flatMap((object) => checkDocument(path, object, allowed));
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
  const isList = isPlainMap(document) && /List$/.test(String(document.kind)) && Array.isArray(document.items);
  return isList ? (document.items as unknown[]).flatMap(objectsIn) : [document];
}

function checkDocument(path: string, document: unknown, allowed: ReadonlySet<string>): Finding[] {
  if (!isObject(document)) {
    return allowed.has(path)
      ? []
      : plainTextPlaces(document).map((place) => secretFinding(path, pathText(place), path));
  }
  const { name = '', namespace } = document.metadata ?? {};
  const names = [name, ...(namespace === undefined ? [] : [`${namespace}/${name}`])];
  if (names.some((each) => allowed.has(each))) {
    return [];
  }
  const where = `${path}: ${describeManifest(document)}`;
  return plainTextPlaces(document).map((place) => secretFinding(where, pathText(place), names.at(-1) ?? ''));
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
