import { isPlainMap, type PlainMap } from '../../../core/plain';
import { labelText, writeText } from '../../../core/yaml/scalar/scalar-field';
import { noteBlock } from '../../../core/yaml/scalar/written-scalar';
import { IdHistory } from './id-history';
import { type GeneratorBehavior, type KustomizeResource, comparedText } from './resource';

const domain = 'internal.config.kubernetes.io';

/** kustomize's internal annotations. They are never in the output, even if a user wrote them. */
const internalAnnotations = new Set([
  ...['previousKinds', 'previousNames', 'previousNamespaces', 'prefixes', 'suffixes', 'refBy'].map(inDomain),
  ...['allowNameChange', 'allowKindChange', 'generatorBehavior', 'needsHashSuffix', 'helm-generated'].map(inDomain),
  ...['path', 'index', 'seqindent', 'id', 'annotations-migration-resource-id'].map(inDomain),
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
]);

/** The annotation with which kustomize marks the objects of a chart. */
export const helmMark = inDomain('helm-generated');

/** Whether an object has internal annotations of kustomize. */
export function hasBuildAnnotations(object: PlainMap): boolean {
  return Object.keys(annotationsOf(object) ?? {}).some((key) => internalAnnotations.has(key));
}

/** Moves the values of kustomize's internal annotations from the object into the resource. */
export function adoptBuildAnnotations(resource: KustomizeResource): KustomizeResource {
  const annotations = annotationsOf(resource.object) ?? {};
  const list = (name: string): string[] => {
    const text = comparedText(annotations[inDomain(name)]);
    return text === '' ? [] : text.split(',');
  };
  const isEnabled = (name: string): boolean => annotations[inDomain(name)] === 'enabled';
  resource.prefixes = list('prefixes');
  resource.suffixes = list('suffixes');
  resource.isGenerated = inDomain('generatorBehavior') in annotations;
  resource.needsHash = isEnabled('needsHashSuffix');
  resource.allowNameChange = isEnabled('allowNameChange');
  resource.allowKindChange = isEnabled('allowKindChange');
  resource.helmGenerated = annotations[helmMark] === 'true';
  resource.behavior = behaviorOf(comparedText(annotations[inDomain('generatorBehavior')]));
  resource.adoptHistory(new IdHistory(list('previousNames'), list('previousNamespaces'), list('previousKinds')));
  dropBuildAnnotations(resource);
  return resource;
}

/** Writes the facts of a resource as kustomize's internal annotations, for a step that can read these. */
export function writeBuildAnnotations(resource: KustomizeResource): void {
  const { metadata, history } = resource;
  if (metadata === undefined) {
    return;
  }
  const previous: readonly [string, readonly string[]][] = [
    ['previousKinds', history.kinds],
    ['previousNames', history.names],
    ['previousNamespaces', history.namespaces],
    ['allowNameChange', resource.allowNameChange ? ['enabled'] : []],
    ['allowKindChange', resource.allowKindChange ? ['enabled'] : []],
    ['prefixes', resource.prefixes],
    ['suffixes', resource.suffixes],
    ['generatorBehavior', resource.isGenerated ? [resource.behavior] : []],
    ['needsHashSuffix', resource.needsHash ? ['enabled'] : []],
    ['helm-generated', resource.helmGenerated ? ['true'] : []],
  ];
  const entries = previous.filter(([, list]) => list.length > 0).map(([key, list]) => [inDomain(key), list.join(',')]);
  if (entries.length > 0) {
    metadata.annotations = Object.assign(annotationsOf(resource.object) ?? {}, Object.fromEntries(entries));
  }
}

/** Removes kustomize's internal annotations. */
export function dropBuildAnnotations(resource: KustomizeResource): void {
  const annotations = annotationsOf(resource.object) ?? {};
  for (const key of Object.keys(annotations)) {
    if (internalAnnotations.has(key)) {
      delete annotations[key];
    }
  }
}

/**
 * Writes annotations as kustomize does at the end: values become text, and an empty map is removed. An object without
 * metadata, such as a list, gets an empty map of metadata.
 */
export function settleAnnotations(object: PlainMap): void {
  if (!('metadata' in object)) {
    object.metadata = {};
  }
  const { metadata } = object;
  if (!isPlainMap(metadata) || !('annotations' in metadata)) {
    return;
  }
  const annotations = annotationsOf(object) ?? {};
  if (Object.keys(annotations).length === 0) {
    delete metadata.annotations;
  }
  noteBlock(annotations);
  Object.keys(annotations).forEach((key) => writeText(annotations, key, labelText(annotations, key)));
}

/** A map with its values as text, as kustomize writes labels and annotations: null is the word, a list is empty. */
export function textMapOf(map: PlainMap): PlainMap {
  const texts: PlainMap = {};
  Object.keys(map).forEach((key) => writeText(texts, key, labelText(map, key)));
  return texts;
}

/** The annotations of an object: its own map, not a copy. */
export function annotationsOf(object: PlainMap): PlainMap | undefined {
  const metadata = object.metadata;
  return isPlainMap(metadata) && isPlainMap(metadata.annotations) ? metadata.annotations : undefined;
}

/** The behavior with the name in a text. Any other text is the same as no behavior. */
export function behaviorOf(text: string | undefined): GeneratorBehavior {
  return text === 'create' || text === 'merge' || text === 'replace' ? text : 'unspecified';
}

function inDomain(name: string): string {
  return `${domain}/${name}`;
}
