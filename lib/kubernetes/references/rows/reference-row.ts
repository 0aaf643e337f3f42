import { type GroupKind } from '../../scope';
import { type Relation } from '../data/reference';

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
  /** The port of a Service that is meant if no field gives one. @default - none */
  readonly usualPort?: number;
}

/** The references of objects, by the kind that has them: `Service`, `Ingress.networking.k8s.io`. */
export type RowsByKind = Readonly<Record<string, readonly ReferenceRow[]>>;

/** The same rows for several kinds. */
export function byKind(kinds: readonly string[], rows: readonly ReferenceRow[]): RowsByKind {
  return Object.fromEntries(kinds.map((kind) => [kind, rows]));
}

/** Reads `Ingress.networking.k8s.io`. A kind of the core group has no dot. */
export function groupKindOf(text: string): GroupKind {
  const dot = text.indexOf('.');
  return dot < 0 ? { group: '', kind: text } : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
}
