import { isUtf8 } from 'node:buffer';
import { GitOpsError } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar, textAt, writeText } from '../../../core/yaml/scalar/scalar-field';
import { annotationsOf, behaviorOf } from '../resource/build-annotations';
import { demandTextKey } from '../field/text-key';
import { type FileLoader } from '../file/file-loader';
import { atPlace } from '../file/place';
import { generatorData } from './generator-data';
import { originAnnotation } from '../resource/origin';
import { type GeneratorOptionsSpec, type GeneratorSpec } from '../file/kustomization-spec';
import { KustomizeResource } from '../resource/resource';
import { describeId } from '../resource/resource-id';
import { type ResourceMap } from '../resource/resource-map';

/** The kinds that a generator can make. */
export type GeneratedKind = 'ConfigMap' | 'Secret';

/** Makes the ConfigMap or Secret of one generator. The name gets its hash at the end of the build. */
export function generate(
  kind: GeneratedKind,
  spec: GeneratorSpec,
  loader: FileLoader,
  where: string,
): KustomizeResource {
  if (!spec.name) {
    throw new GitOpsError({ where, what: `Cannot generate a ${kind} without a name`, fix: 'set its name' });
  }
  const data = generatorData(spec, loader, where);
  const { labels = {}, annotations = {} } = spec.options ?? {};
  atPlace(where, () => [...data.keys(), ...Object.keys(labels), ...Object.keys(annotations)].forEach(demandTextKey));
  const object: PlainMap = {
    apiVersion: 'v1',
    kind,
    metadata: { name: spec.name, ...(spec.namespace ? { namespace: spec.namespace } : {}) },
    ...(kind === 'Secret' ? { type: spec.type || 'Opaque', data: encodeAll(data) } : splitBinary(data)),
  };
  // kustomize notes the behavior in the annotations, so there is a map of them. It is removed at the end if it is empty.
  (object.metadata as PlainMap).annotations = {};
  writeOptions(object, spec.options ?? {});
  const resource = new KustomizeResource(object, where);
  resource.needsHash = !spec.options?.disableNameSuffixHash;
  resource.behavior = behaviorOf(spec.behavior);
  resource.isGenerated = true;
  return resource;
}

/** Merges the options of one generator with those of all. Its own entries win, and a flag is on if either has it. */
export function mergeOptions(
  own: GeneratorOptionsSpec | undefined,
  all: GeneratorOptionsSpec | undefined,
): GeneratorOptionsSpec | undefined {
  if (all === undefined) {
    return own;
  }
  return {
    labels: { ...all.labels, ...own?.labels },
    annotations: { ...all.annotations, ...own?.annotations },
    disableNameSuffixHash: (own?.disableNameSuffixHash ?? false) || (all.disableNameSuffixHash ?? false),
    immutable: (own?.immutable ?? false) || (all.immutable ?? false),
  };
}

function writeOptions(object: PlainMap, options: GeneratorOptionsSpec): void {
  const metadata = object.metadata as PlainMap;
  for (const field of ['labels', 'annotations'] as const) {
    if (Object.keys(options[field] ?? {}).length > 0) {
      metadata[field] = textMap(Object.entries(options[field] ?? {}));
    }
  }
  if (options.immutable) {
    object.immutable = true;
  }
}

function splitBinary(data: ReadonlyMap<string, Buffer>): PlainMap {
  const texts = [...data]
    .filter(([, value]) => isUtf8(value))
    .map(([key, value]) => [key, value.toString('utf8')] as const);
  const binaries = new Map([...data].filter(([, value]) => !isUtf8(value)));
  return {
    ...(texts.length > 0 ? { data: textMap(texts) } : {}),
    ...(binaries.size > 0 ? { binaryData: encodeAll(binaries) } : {}),
  };
}

function encodeAll(data: ReadonlyMap<string, Buffer>): PlainMap {
  return textMap([...data].map(([key, value]) => [key, encodeBase64(value)]));
}

function textMap(entries: readonly (readonly [string, string])[]): PlainMap {
  const map: PlainMap = {};
  entries.forEach(([key, text]) => writeText(map, key, text));
  return map;
}

/** Base64, in lines of 70 characters if it has 70 or more. */
export function encodeBase64(value: Buffer): string {
  const text = value.toString('base64');
  return text.length < 70 ? text : (text.match(/.{1,70}/g) ?? []).map((line) => `${line}\n`).join('');
}

/**
 * Adds generated objects to the others. Each is created, merged or replaced according to its behavior.
 *
 * @throws if the object to merge with or to replace is missing, or if the object to create already exists
 */
export function absorb(resources: ResourceMap, generated: readonly KustomizeResource[], where: string): void {
  for (const resource of generated) {
    const id = resource.currentId();
    const there = resources.findByAnyId(id);
    const joins = resource.behavior === 'merge' || resource.behavior === 'replace';
    if (there.length > 1 || (there.length === 1) !== joins) {
      throw new GitOpsError(misfit(resource, there, where));
    }
    if (there.length === 1) {
      atPlace(where, () => join(resource, there[0]));
      resources.replace(there[0], resource);
    } else {
      resources.append(resource);
    }
  }
}

function misfit(
  resource: KustomizeResource,
  there: readonly KustomizeResource[],
  where: string,
): { where: string; what: string; fix: string } {
  const id = describeId(resource.currentId());
  if (there.length > 1) {
    return {
      where,
      what: `Cannot merge ${id}: ${there.length} objects have or had this id`,
      fix: 'rename one of them',
    };
  }
  return there.length === 0
    ? {
        where,
        what: `Cannot ${resource.behavior} ${id}: it does not exist`,
        fix: 'use behavior create, or another name',
      }
    : { where, what: `Cannot create ${id}: it already exists`, fix: 'set behavior to merge or replace' };
}

/** Gives a generated object the name, namespace, labels, annotations and history of the old object that it replaces. */
function join(resource: KustomizeResource, old: KustomizeResource): void {
  const metadata = resource.object.metadata as PlainMap;
  const merges = resource.behavior === 'merge';
  const isHashed = resource.needsHash && old.needsHash;
  const origin = annotationsOf(old.object)?.[originAnnotation];
  mergeTexts(metadata, old.metadata?.labels, 'labels');
  mergeTexts(metadata, old.metadata?.annotations, 'annotations');
  overwriteScalar(metadata, 'name', old.name);
  if (old.namespace === '') {
    delete metadata.namespace;
  } else {
    overwriteScalar(metadata, 'namespace', old.namespace);
  }
  if (merges) {
    mergeTexts(resource.object, old.object.data, 'data');
    mergeTexts(resource.object, old.object.binaryData, 'binaryData');
    if (origin !== undefined) {
      (metadata.annotations as PlainMap)[originAnnotation] = origin;
    }
  }
  resource.inheritHistory(old);
  resource.needsHash = isHashed;
}

/** Adds the old entries that the new map lacks. Values become text. */
function mergeTexts(holder: PlainMap, old: unknown, field: string): void {
  const present = isPlainMap(holder[field]) ? holder[field] : {};
  const merged: PlainMap = {};
  for (const map of [isPlainMap(old) ? old : {}, present]) {
    for (const key of Object.keys(map)) {
      demandTextKey(key);
      writeText(merged, key, textAt(map, key));
    }
  }
  if (Object.keys(merged).length > 0) {
    holder[field] = merged;
  } else {
    delete holder[field];
  }
}
