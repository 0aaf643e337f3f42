import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { objectName } from '../../api-objects/object-name';
import { isPlainMap } from '../../core/plain';
import { standInOf } from '../../core/stand-in';

/** The namespace that Argo CD is installed into, unless another is given. */
export const argoCdNamespace = 'argocd';

/**
 * Metadata of an object that Argo CD reads, with name and namespace filled in. Anything but a map comes back as it is,
 * for the check of its type.
 */
export function argoCdMetadata(
  construct: Construct,
  object: { readonly apiVersion: string; readonly kind: string; readonly metadata?: ApiObjectMetadata },
): ApiObjectMetadata & { readonly name: string; readonly namespace: string } {
  const { metadata } = object;
  if (metadata !== undefined && !isPlainMap(metadata) && standInOf(metadata) === undefined) {
    return metadata;
  }
  // The wave is among the annotations. A stand-in for all of them does not let it be read, and that is an error.
  void metadata?.annotations?.['argocd.argoproj.io/sync-wave'];
  return {
    ...metadata,
    name: objectName(construct, { ...object, name: metadata?.name }),
    namespace: metadata?.namespace ?? Chart.of(construct).namespace ?? argoCdNamespace,
  };
}
