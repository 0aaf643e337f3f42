import { type IConstruct } from 'constructs';
import {
  builtInScope,
  declaredScope,
  type GroupKind,
  isKnownClusterKind,
  type ScopesByKind,
  setScope,
} from '../kubernetes/scope';
import { type Manifest } from '../core/manifest';

/** For the root of each tree: the scopes of the kinds that its CustomResourceDefinitions define. */
const byRoot = new WeakMap<IConstruct, ScopesByKind>();

/** Notes the scope that a CustomResourceDefinition gives its kind, for all objects of its tree. Ignores others. */
export function noteCustomScope(construct: IConstruct, manifest: Manifest): void {
  const declared = declaredScope(manifest);
  if (declared !== undefined) {
    const root = construct.node.root;
    const known: ScopesByKind = byRoot.get(root) ?? new Map();
    byRoot.set(root, known);
    setScope(known, declared, declared.scope);
  }
}

/**
 * Whether objects of a kind have no namespace. A CustomResourceDefinition of the tree decides, and without one the table
 * of well-known kinds. Any other kind counts as namespaced, as most custom resources are.
 */
export function isClusterScoped(construct: IConstruct, kind: GroupKind): boolean {
  const scope = builtInScope(kind) ?? byRoot.get(construct.node.root)?.get(kind.group)?.get(kind.kind);
  return scope === undefined ? isKnownClusterKind(kind) : scope === 'Cluster';
}
