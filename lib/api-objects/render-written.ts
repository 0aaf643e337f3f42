import { type ApiObject } from 'cdk8s';
import { type Manifest, type ManifestMetadata, splitApiVersion } from '../core/manifest';
import { propsOf } from './cdk8s-internals/api-object-fields';
import { isClusterScoped } from './custom-scopes';
import { ManifestObject } from './manifest-object';
import { renderApiObject } from './render-api-object';
import { resolveStandIns } from './stand-ins/resolve-stand-in';

/**
 * The manifest of an object, as its `toJson` gives it. Only the chart's namespace is removed from objects that have no
 * namespace: cdk8s puts it on those too. It may share parts with the object: do not change it.
 *
 * @param render renders an object of another class than ours
 */
export function renderWritten(object: ApiObject, render: (object: ApiObject) => Manifest = renderApiObject): Manifest {
  return object instanceof ManifestObject
    ? renderManifestObject(object)
    : withoutStampedNamespace(object, render(object));
}

/** Spares the copy that `toJson` makes, because nothing that is written is changed. */
function renderManifestObject(object: ManifestObject): Manifest {
  return object.toJson === ManifestObject.prototype.toJson ? object.render() : object.toJson();
}

function withoutStampedNamespace(object: ApiObject, manifest: Manifest): Manifest {
  const { metadata } = manifest;
  const stamped = resolveStandIns(object.chart.namespace, object);
  if (stamped === undefined || metadata?.namespace !== stamped || saysNamespace(object)) {
    return manifest;
  }
  const { group } = splitApiVersion(manifest.apiVersion);
  if (!isClusterScoped(object, { group, kind: manifest.kind })) {
    return manifest;
  }
  const { namespace: _stamped, ...rest } = metadata as ManifestMetadata;
  return { ...manifest, metadata: rest };
}

/** Whether the object's own props set the namespace. It is then kept, and the API server decides. */
function saysNamespace(object: ApiObject): boolean {
  const props = propsOf(object) as { metadata?: { namespace?: unknown } } | undefined;
  return props?.metadata?.namespace !== undefined;
}
