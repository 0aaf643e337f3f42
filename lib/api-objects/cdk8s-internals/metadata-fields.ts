import { type ApiObjectMetadataDefinition } from 'cdk8s';
import { type PlainMap } from '../../core/plain';

/** What cdk8s keeps private of the metadata of an object. */
export interface MetadataFields {
  readonly annotations: PlainMap;
  readonly finalizers: readonly unknown[];
  readonly labels: PlainMap;
  readonly ownerReferences: readonly unknown[];
  /** All that was given, fields of which cdk8s knows nothing among it, and what `add` added. */
  readonly given: PlainMap;
}

/**
 * The private fields `annotations`, `finalizers`, `labels`, `ownerReferences` and `_additionalAttributes` of cdk8s'
 * `ApiObjectMetadataDefinition`, in every version from 2.70.0 on.
 *
 * @returns undefined if a later version lacks one of them. Then `App` lets cdk8s render every object, which is slower.
 */
export function metadataFields(metadata: ApiObjectMetadataDefinition): MetadataFields | undefined {
  const annotations = metadata['annotations'] as PlainMap | undefined;
  const finalizers = metadata['finalizers'] as readonly unknown[] | undefined;
  const labels = metadata['labels'] as PlainMap | undefined;
  const ownerReferences = metadata['ownerReferences'] as readonly unknown[] | undefined;
  const given = metadata['_additionalAttributes'] as PlainMap | undefined;
  const isGone = !annotations || !finalizers || !labels || !ownerReferences || !given;
  return isGone ? undefined : { annotations, finalizers, labels, ownerReferences, given };
}
