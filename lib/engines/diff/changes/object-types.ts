import { type Manifest } from '../../../core/manifest';
import { kubernetesApplySchema, kubernetesMergeSchema } from '../../../core/patch/kubernetes-merge-schema';
import { firstMergeSchema, type MergeType } from '../../../core/patch/merge-schema';
import { crdMergeSchema } from '../../../core/patch/open-api-merge-schema';
import { type PlainMap } from '../../../core/plain';

/** By which keys the lists of an object are compared, if it has two versions. */
export type TypeOfObject = (before: Manifest, after: Manifest) => MergeType;

/** The keys of Kubernetes' own kinds, and of those that the definitions among the manifests define. */
export function objectTypes(manifests: readonly Manifest[]): TypeOfObject {
  const crds = manifests.filter(({ kind }) => kind === 'CustomResourceDefinition') as unknown as readonly PlainMap[];
  const current = kubernetesApplySchema();
  const schema = firstMergeSchema(crdMergeSchema(crds), current, kubernetesMergeSchema('1.21'));
  // The metadata of all kinds is the same, also of those that nothing else is known of.
  const metadata = current.definition('apis.meta.v1.ObjectMeta');
  return (before, after) => {
    const type = schema.kind(after.apiVersion, after.kind) ?? schema.kind(before.apiVersion, before.kind);
    return { field: (name) => (name === 'metadata' ? metadata : type?.field(name)), element: () => undefined };
  };
}
