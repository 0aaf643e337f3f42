import { type GroupKind } from '../scope';
import { type Relation } from './reference';

/** A field that names an object, for the tables of this folder. */
export interface ReferenceRow {
  /** The map with the field: `spec.rules[].http.paths[].backend.service`. Empty for the object itself. */
  readonly at: string;
  /** @default name */
  readonly field?: string;
  /** The kind that is meant, and its API group: `Service`, `Gateway.gateway.networking.k8s.io`. */
  readonly to: string;
  readonly relation: Relation;
  /** Whether fields beside the name may give another kind and group. @default false */
  readonly isTyped?: true;
  /** Whether a field beside the name may give another namespace. @default false */
  readonly hasNamespace?: true;
  /** Whether the object also works without the other. @default - the field `optional` beside the name decides */
  readonly isOptional?: true;
}

/** Reads `Ingress.networking.k8s.io`. A kind of the core group has no dot. */
export function groupKindOf(text: string): GroupKind {
  const dot = text.indexOf('.');
  return dot < 0 ? { group: '', kind: text } : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
}
