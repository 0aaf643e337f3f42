import { type ArgoCdVersion, defaultArgoCdVersion, releaseTable } from './release';
import { type Schema } from '../../../kubernetes/schema/schema';

/** The kinds of Argo CD's CustomResourceDefinitions. */
export type DeclaredKind = 'Application' | 'ApplicationSet' | 'AppProject';

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const crds = (version: ArgoCdVersion) => releaseTable(version, 'crds');

/** The schema of a kind's `spec`, from its CRD. */
export function specSchema(kind: DeclaredKind, version: ArgoCdVersion = defaultArgoCdVersion): Schema {
  const documents = crds(version).documents as unknown as readonly Crd[];
  const crd = documents.find((candidate) => candidate.spec.names.kind === kind);
  const top = resolveSchema(crd?.spec.versions[0]?.schema.openAPIV3Schema ?? {}, version);
  return resolveSchema(top.properties?.spec ?? {}, version);
}

/** The schema that a `$ref` points to; a schema without `$ref` is returned as it is. */
export function resolveSchema(schema: Schema, version: ArgoCdVersion = defaultArgoCdVersion): Schema {
  return schema.$ref === undefined ? schema : ((crds(version).fragments[schema.$ref] ?? {}) as Schema);
}
