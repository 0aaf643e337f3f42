import { join } from 'node:path/posix';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { annotationsOf, textMapOf } from './build-annotations';
import { type KustomizeResource } from './resource';

/** The annotation with the origin of an object. */
export const originAnnotation = 'config.kubernetes.io/origin';
/** The annotation that lists the transformers that an object went through. */
export const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations';

/** The source of an object, generator or transformer. It is kept only if `buildMetadata` is not empty. */
export interface Origin {
  /** Path of the file or folder, relative to the folder that is built. */
  readonly path?: string;
  readonly configuredIn?: string;
  readonly configuredBy?: ConfiguredBy;
}

/** The config of a generator or transformer. */
export interface ConfiguredBy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** The origin of a path that is listed in a kustomization with this origin. */
export function appendPath(origin: Origin | undefined, path: string): Origin | undefined {
  return origin && { ...origin, path: join(origin.path ?? '', path) };
}

/** The origin of objects that a field of a kustomization makes or changes. */
export function fieldOrigin(origin: Origin | undefined, fileName: string, kind: string): Origin | undefined {
  return origin && { configuredIn: join(origin.path ?? '', fileName), configuredBy: { apiVersion: 'builtin', kind } };
}

/** The origin of objects that a generator or transformer in its own file makes or changes. */
export function configOrigin(config: KustomizeResource): Origin | undefined {
  const text = annotationsOf(config.object)?.[originAnnotation];
  if (typeof text !== 'string') {
    return undefined;
  }
  const { kind, name, namespace } = config;
  const configuredIn = /^path: (.*)$/m.exec(text)?.[1];
  return { configuredIn, configuredBy: { apiVersion: String(config.object.apiVersion), kind, name, namespace } };
}

/** Writes the origin of objects into their annotations. An origin that is there is replaced. */
export function setOrigin(resources: readonly KustomizeResource[], origin: Origin | undefined): void {
  if (origin !== undefined) {
    resources.forEach(({ object }) => (annotationsFor(object)[originAnnotation] = originText(origin)));
  }
}

/** Writes the origin of objects into their annotations, unless they have one. */
export function addOrigin(resources: readonly KustomizeResource[], origin: Origin | undefined): void {
  const silent = resources.filter(({ object }) => !(originAnnotation in (annotationsOf(object) ?? {})));
  setOrigin(silent, origin);
}

/**
 * Notes in objects that they went through a transformer. An object without an origin gets it as its origin. From then on,
 * all annotations are text.
 */
export function addTransformation(resources: readonly KustomizeResource[], origin: Origin | undefined): void {
  if (origin === undefined) {
    return;
  }
  const lines = originText(origin).trimEnd().split('\n');
  const item = `- ${lines.join('\n  ')}\n`;
  for (const resource of resources) {
    const metadata = metadataFor(resource.object);
    const annotations = textMapOf(annotationsFor(resource.object));
    metadata.annotations = annotations;
    if (originAnnotation in annotations) {
      const before = annotations[transformationsAnnotation];
      annotations[transformationsAnnotation] = (typeof before === 'string' ? before : '') + item;
    } else {
      setOrigin([resource], origin);
    }
  }
}

/** Removes the annotations that `buildMetadata` does not ask for. */
export function dropOrigins(object: PlainMap, buildMetadata: readonly string[]): void {
  const annotations = annotationsOf(object);
  if (annotations === undefined) {
    return;
  }
  if (!buildMetadata.includes('originAnnotations')) {
    delete annotations[originAnnotation];
  }
  if (!buildMetadata.includes('transformerAnnotations')) {
    delete annotations[transformationsAnnotation];
  }
}

function annotationsFor(object: PlainMap): PlainMap {
  const metadata = metadataFor(object);
  if (!isPlainMap(metadata.annotations)) {
    metadata.annotations = {};
  }
  return metadata.annotations as PlainMap;
}

function metadataFor(object: PlainMap): PlainMap {
  return (isPlainMap(object.metadata) ? object.metadata : (object.metadata = {})) as PlainMap;
}

function originText({ path, configuredIn, configuredBy }: Origin): string {
  const by = configuredBy && [
    `apiVersion: ${configuredBy.apiVersion}`,
    `kind: ${configuredBy.kind}`,
    ...(configuredBy.name ? [`name: ${configuredBy.name}`] : []),
    ...(configuredBy.namespace ? [`namespace: ${configuredBy.namespace}`] : []),
  ];
  return [
    ...(path ? [`path: ${path}`] : []),
    ...(configuredIn ? [`configuredIn: ${configuredIn}`] : []),
    ...(by === undefined ? [] : ['configuredBy:', ...by.map((line) => `  ${line}`)]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
