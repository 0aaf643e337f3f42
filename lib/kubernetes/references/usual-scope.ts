import { builtInScope, type GroupKind, type Scope } from '../scope';

/**
 * The scope of a kind as far as its name shows it. By custom, kinds that begin with `Cluster` have no namespace, such
 * as `ClusterIssuer`.
 */
export function usualScope(kind: GroupKind): Scope {
  return builtInScope(kind) ?? (/^Cluster[A-Z]|^GatewayClass$/.test(kind.kind) ? 'Cluster' : 'Namespaced');
}
