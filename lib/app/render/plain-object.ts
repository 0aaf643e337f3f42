import { type ApiObject, type ApiObjectMetadataDefinition } from 'cdk8s';
import { isPatched, propsOf } from '../../api-objects/cdk8s-internals/api-object-fields';
import { metadataFields } from '../../api-objects/cdk8s-internals/metadata-fields';
import { hasOwnToJson } from '../../api-objects/cdk8s-internals/own-methods';
import { type Manifest } from '../../core/manifest';
import { type PlainMap } from '../../core/plain';
import { notPlain, putPlainEntries, putPlainEntry, renderPlainData } from './plain-data';

const firstKeys: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);
const metadataKeys: ReadonlySet<string> = new Set([
  'annotations',
  'finalizers',
  'labels',
  'name',
  'namespace',
  'ownerReferences',
]);

/**
 * The result of `toJson` for an object of plain data, in one pass instead of four. It is undefined if the class of the
 * object has its own `toJson`, if the object was patched, or if it contains anything but strings, numbers, booleans,
 * lists and maps. It reads private fields of cdk8s, and is undefined if one of them is gone. A property test compares
 * the two on random objects.
 *
 * @param sortKeys false if `CDK8S_DISABLE_SORT` is set
 */
export function renderPlainObject(object: ApiObject, sortKeys: boolean): Manifest | undefined {
  const props = propsOf(object);
  if (props === undefined || hasOwnToJson(object) || isPatched(object)) {
    return undefined;
  }
  try {
    const metadata = renderMetadata(object.metadata);
    const manifest: PlainMap = {};
    return metadata !== notPlain &&
      putPlainEntry(manifest, 'apiVersion', props.apiVersion, { sortKeys }) &&
      putPlainEntry(manifest, 'kind', props.kind, { sortKeys }) &&
      putMetadata(manifest, metadata) &&
      putPlainEntries(manifest, props, { sortKeys }, firstKeys)
      ? (manifest as unknown as Manifest)
      : undefined;
  } catch {
    // A getter that throws, or a circle. Cdk8s then throws its own error.
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
  const fields = metadataFields(metadata);
  if (fields === undefined) {
    return notPlain;
  }
  const { given } = fields;
  const data: PlainMap = Object.keys(given).every((key) => metadataKeys.has(key)) ? {} : { ...given };
  data.annotations = fields.annotations;
  data.finalizers = fields.finalizers;
  data.labels = fields.labels;
  data.name = metadata.name;
  data.namespace = metadata.namespace;
  data.ownerReferences = fields.ownerReferences;
  return renderPlainData(data, { sortKeys: true, dropEmpty: true });
}
