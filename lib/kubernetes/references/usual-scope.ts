import { builtInScope, type GroupKind, isKnownClusterKind, type Scope } from '../scope';

/** The scope of a kind, as far as it is known without its CustomResourceDefinition. */
export function usualScope(kind: GroupKind): Scope {
  return builtInScope(kind) ?? (isKnownClusterKind(kind) ? 'Cluster' : 'Namespaced');
}
