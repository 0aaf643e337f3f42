import { defaultArgoCdVersion, releaseTable } from './release';
import { type Schema } from '../../../kubernetes/schema/schema';

/** The kinds that one declares to Argo CD. */
export type DeclaredKind = 'Application' | 'ApplicationSet' | 'AppProject';

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const crds = () => releaseTable(defaultArgoCdVersion, 'crds');

/** The schema of a kind's `spec`, as its CRD has it. */
export function specSchema(kind: DeclaredKind): Schema {
  const documents = crds().documents as unknown as readonly Crd[];
  const crd = documents.find((candidate) => candidate.spec.names.kind === kind);
  const top = resolveSchema(crd?.spec.versions[0]?.schema.openAPIV3Schema ?? {});
  return resolveSchema(top.properties?.spec ?? {});
}

/** The schema behind a reference. */
export function resolveSchema(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : ((crds().fragments[schema.$ref] ?? {}) as Schema);
}
