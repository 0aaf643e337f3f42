import { GitOpsError } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { KustomizeResource, comparedText } from './resource';
import { turnIntoJson } from './turn-into-json';
import { adoptBuildAnnotations, hasBuildAnnotations } from './build-annotations';
import { jsonText } from '../../../core/text/json-text';

/**
 * Reads the objects of a YAML text as kustomize does. Empty documents are skipped. A list is replaced by its items, and
 * these come after all other objects. Every object must have a kind and a name.
 *
 * @param source the name of the text in messages
 * @throws if a document is not such an object
 */
export function readResources(text: string, source: string): KustomizeResource[] {
  const documents = parseYaml(text, { file: source, dialect: 'kustomize' });
  return resourcesOf(hasSeparator(text) ? documents : documents.flatMap(unwrap), source);
}

/** Whether kustomize sees more than one document. A separator counts even if nothing is before or after it. */
function hasSeparator(text: string): boolean {
  return /\n---[^\n]*\n/.test(text);
}

/** The items of a list that is alone in its text. Kustomize takes them as they are, and not as JSON. */
function unwrap(document: unknown): readonly unknown[] {
  const isList = isPlainMap(document) && ['List', 'ResourceList'].includes(comparedText(document.kind));
  return isList && Array.isArray(document.items) ? document.items : [document];
}

/** Makes resources from objects that have been read. The objects are not copied: the build changes them. */
export function resourcesOf(documents: readonly unknown[], source: string): KustomizeResource[] {
  const queue = documents.filter((document) => !isEmpty(document)).map((document) => demandObject(document, source));
  const resources: KustomizeResource[] = [];
  for (let next = 0; next < queue.length; next++) {
    const object = queue[next];
    if (comparedText(object.kind).endsWith('List') && 'items' in object) {
      queue.push(...itemsOf(object, source));
    } else {
      const resource = new KustomizeResource(object, source);
      resources.push(hasBuildAnnotations(object) ? adoptBuildAnnotations(resource) : resource);
    }
  }
  return resources;
}

function itemsOf(list: PlainMap, source: string): PlainMap[] {
  const items = list.items ?? [];
  if (!Array.isArray(items)) {
    throw new GitOpsError({
      where: source,
      what: `Cannot read the items of the ${comparedText(list.kind)}: they are not a list`,
      fix: 'write items as a list of objects',
    });
  }
  return items.filter((item) => !isEmpty(item)).map((item) => turnIntoJson(demandObject(item, source)));
}

function isEmpty(document: unknown): boolean {
  return (
    document === null ||
    document === undefined ||
    document === '' ||
    (typeof document === 'object' && Object.keys(document).length === 0)
  );
}

function demandObject(document: unknown, source: string): PlainMap {
  if (!isPlainMap(document)) {
    throw new GitOpsError({
      where: source,
      what: `Cannot use ${Array.isArray(document) ? 'a list' : jsonText(document)} as a Kubernetes object`,
      fix: 'write a map with apiVersion, kind and metadata',
    });
  }
  const kind = comparedText(document.kind);
  const metadata = isPlainMap(document.metadata) ? document.metadata : {};
  const lack =
    kind === '' ? 'kind' : !kind.endsWith('List') && comparedText(metadata.name) === '' ? 'metadata.name' : '';
  if (lack !== '') {
    const named = [kind, comparedText(metadata.name)].filter((text) => text !== '').join('/') || 'an object';
    throw new GitOpsError({
      where: source,
      what: `Cannot use ${named}: it has no ${lack}`,
      fix: `add a ${lack}${lack === 'metadata.name' && 'generateName' in metadata ? '; generateName alone is not enough' : ''}`,
    });
  }
  return document;
}
