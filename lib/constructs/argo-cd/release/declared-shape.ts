import { type Shape } from '../../../core/check/shape';
import { insteadBesideMetadata } from '../../../kubernetes/metadata-shape';
import { type Schema } from '../../../kubernetes/schema/schema';
import { schemaShapes } from '../../../kubernetes/schema/schema-shape';
import { type DeclaredKind, resolveSchema, specSchema } from './crd-schema';
import { isLeftOut } from './left-out';

const shapeOf = schemaShapes({ resolve: resolveSchema, leavesOut: isLeftOut });

/** The shape of a part of a CRD. Values that Argo CD leaves out when it writes an object count as left out. */
export function declaredShape(schema: Schema): Shape {
  return shapeOf(schema);
}

/** What to use instead of `spec` and fields of the metadata: the props have the fields of `spec` next to `metadata`. */
export const insteadOfSpec = { ...insteadBesideMetadata, spec: 'its fields next to metadata' };

/** The shape of a kind's `spec`, from its CRD. */
export function specShape(kind: DeclaredKind): Shape {
  return declaredShape(specSchema(kind));
}
