import { type ApiObject } from 'cdk8s';
import { propsOf } from '../../api-objects/cdk8s-internals/api-object-fields';
import { isClusterScoped } from '../../api-objects/custom-scopes';
import { ManifestObject } from '../../api-objects/manifest-object';
import { renderApiObject } from '../../api-objects/render-api-object';
import { type Manifest, type ManifestMetadata, splitApiVersion } from '../../core/manifest';
import { renderPlainObject } from './plain-object';

/** Options for rendering, the same for all objects of an app. */
export interface RenderOptions {
  /** Whether `renderPlainObject` may replace the resolvers of cdk8s. */
  readonly plain: boolean;
  /** False if `CDK8S_DISABLE_SORT` is set. */
  readonly sortKeys: boolean;
}

/**
 * The manifest of an object, as its `toJson` gives it. Only the chart's namespace is removed from objects that have no
 * namespace: cdk8s puts it on those too.
 */
export function renderObject(object: ApiObject, options: RenderOptions): Manifest {
  if (object instanceof ManifestObject) {
    return renderManifestObject(object);
  }
  const plain = options.plain ? renderPlainObject(object, options.sortKeys) : undefined;
  return withoutStampedNamespace(object, plain ?? renderApiObject(object));
}

/** Spares the copy that `toJson` makes, because nothing that is written is changed. */
function renderManifestObject(object: ManifestObject): Manifest {
  return object.toJson === ManifestObject.prototype.toJson ? object.render() : object.toJson();
}

function withoutStampedNamespace(object: ApiObject, manifest: Manifest): Manifest {
  const { metadata } = manifest;
  if (object.chart.namespace === undefined || metadata?.namespace !== object.chart.namespace || saysNamespace(object)) {
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
