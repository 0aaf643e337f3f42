import {
  ApiObject,
  ApiObjectMetadataDefinition,
  ImplicitTokenResolver,
  type IResolver,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import { type Manifest } from '../../core/manifest';
import { type PlainMap } from '../../core/plain';
import { NOT_PLAIN, putPlainEntries, putPlainEntry, renderPlainData } from './plain-data';

const { toJson } = ApiObject.prototype;
const metadataToJson = ApiObjectMetadataDefinition.prototype.toJson;
const builtIn = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].map((type) => ({
  type,
  resolve: type.prototype.resolve,
}));

const FIRST_KEYS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);
const METADATA_KEYS: ReadonlySet<string> = new Set([
  'annotations',
  'finalizers',
  'labels',
  'name',
  'namespace',
  'ownerReferences',
]);

/** Whether an app resolves values the way cdk8s does by itself: nobody added, took away or replaced a resolver. */
export function hasOnlyBuiltInResolvers(resolvers: readonly IResolver[]): boolean {
  return (
    resolvers.length === builtIn.length &&
    builtIn.every(({ type, resolve }, index) => {
      const resolver = resolvers[index];
      return Object.getPrototypeOf(resolver) === type.prototype && resolver.resolve === resolve;
    })
  );
}

/**
 * What `toJson` gives for an object of plain data, in one pass instead of four; undefined where the object is of a
 * class with its own `toJson`, was patched, or holds anything but strings, numbers, booleans, lists and maps.
 * It reads what cdk8s keeps private; a property test compares the two on random objects.
 *
 * @param sortKeys false where `CDK8S_DISABLE_SORT` is set
 */
export function renderPlainObject(object: ApiObject, sortKeys: boolean): Manifest | undefined {
  if (object.toJson !== toJson || object.metadata.toJson !== metadataToJson || object['patches'].length > 0) {
    return undefined;
  }
  try {
    const props = object['props'] as unknown as PlainMap;
    const metadata = renderMetadata(object.metadata);
    const manifest: PlainMap = {};
    return metadata !== NOT_PLAIN &&
      putPlainEntry(manifest, 'apiVersion', props.apiVersion, { sortKeys }) &&
      putPlainEntry(manifest, 'kind', props.kind, { sortKeys }) &&
      putMetadata(manifest, metadata) &&
      putPlainEntries(manifest, props, { sortKeys }, FIRST_KEYS)
      ? (manifest as unknown as Manifest)
      : undefined;
  } catch {
    // A getter that throws, or a circle: cdk8s has the words for it.
    return undefined;
  }
}

function putMetadata(manifest: PlainMap, metadata: unknown): boolean {
  if (metadata !== undefined) {
    manifest.metadata = metadata;
  }
  return true;
}

function renderMetadata(metadata: ApiObjectMetadataDefinition): unknown {
  const given = metadata['_additionalAttributes'] as PlainMap;
  const data: PlainMap = Object.keys(given).every((key) => METADATA_KEYS.has(key)) ? {} : { ...given };
  data.annotations = metadata['annotations'];
  data.finalizers = metadata['finalizers'];
  data.labels = metadata['labels'];
  data.name = metadata.name;
  data.namespace = metadata.namespace;
  data.ownerReferences = metadata['ownerReferences'];
  return renderPlainData(data, { sortKeys: true, dropEmpty: true });
}
