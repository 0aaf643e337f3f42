import { type Manifest } from '../core/manifest';
import { isPlainMap } from '../core/plain';
import { loadTable } from '../core/table';

/** Whether the objects of a kind are in a namespace or belong to the whole cluster. */
export type Scope = 'Cluster' | 'Namespaced';

/** A kind with its API group. Kinds of different groups may have the same name. */
export interface GroupKind {
  /** API group, empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

type ScopeTable = Readonly<Record<Scope, Readonly<Record<string, readonly string[]>>>>;

/** Scopes by group, then by kind. Such a map spares a key made of both for each object that is looked up. */
export type ScopesByKind = Map<string, Map<string, Scope>>;

let scopes: ScopesByKind | undefined;

/**
 * The scope of a built-in kind of Kubernetes; undefined for custom resources.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace
 */
export function builtInScope(kind: GroupKind): Scope | undefined {
  scopes ??= indexScopes(loadTable<ScopeTable>('kubernetes-scopes'));
  return scopes.get(kind.group)?.get(kind.kind);
}

/**
 * Whether a kind of a widely used project belongs to the whole cluster: `ClusterIssuer`, `GatewayClass`. It is for kinds
 * whose CustomResourceDefinition is not available; false for a kind that is not known.
 */
export function isKnownClusterKind({ group, kind }: GroupKind): boolean {
  const { kinds } = loadTable<{ readonly kinds: Readonly<Record<string, readonly string[]>> }>('cluster-wide-kinds');
  return Object.hasOwn(kinds, group) && (kinds[group].includes(kind) || kinds[group][0] === allKinds);
}

/** In the table, in the place of the kinds of a group whose kinds users name. */
const allKinds = '*';

/** The kind and scope that a CustomResourceDefinition defines; undefined for any other object. */
export function declaredScope(manifest: Manifest): (GroupKind & { readonly scope: Scope }) | undefined {
  if (manifest.kind !== 'CustomResourceDefinition' || !isPlainMap(manifest.spec)) {
    return undefined;
  }
  const { group, names, scope } = manifest.spec;
  const kind = isPlainMap(names) ? names.kind : undefined;
  return typeof group === 'string' && typeof kind === 'string' && (scope === 'Cluster' || scope === 'Namespaced')
    ? { group, kind, scope }
    : undefined;
}

/** Adds the scope of a kind. */
export function setScope(scopes: ScopesByKind, { group, kind }: GroupKind, scope: Scope): void {
  const kinds = scopes.get(group) ?? new Map<string, Scope>();
  scopes.set(group, kinds.set(kind, scope));
}

function indexScopes(table: ScopeTable): ScopesByKind {
  const index: ScopesByKind = new Map();
  for (const scope of ['Cluster', 'Namespaced'] as const) {
    for (const [group, kinds] of Object.entries(table[scope])) {
      kinds.forEach((kind) => setScope(index, { group, kind }, scope));
    }
  }
  return index;
}
