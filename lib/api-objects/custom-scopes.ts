import { type IConstruct } from 'constructs';
import { builtInScope, declaredScope, type GroupKind, groupKindKey, type Scope } from '../kubernetes/scope';
import { type Manifest } from '../core/manifest';

/** For the root of each tree: the scopes of the kinds that its CustomResourceDefinitions define. */
const byRoot = new WeakMap<IConstruct, Map<string, Scope>>();

/** Notes the scope that a CustomResourceDefinition gives its kind, for all objects of its tree. Ignores others. */
export function noteCustomScope(construct: IConstruct, manifest: Manifest): void {
  const declared = declaredScope(manifest);
  if (declared !== undefined) {
    const root = construct.node.root;
    const known = byRoot.get(root) ?? new Map<string, Scope>();
    byRoot.set(root, known.set(groupKindKey(declared), declared.scope));
  }
}

/**
 * Whether objects of a kind have no namespace. A kind that neither Kubernetes nor a CustomResourceDefinition of the
 * tree defines counts as namespaced, as most custom resources are.
 */
export function isClusterScoped(construct: IConstruct, kind: GroupKind): boolean {
  const scope = builtInScope(kind) ?? byRoot.get(construct.node.root)?.get(groupKindKey(kind));
  return scope === 'Cluster';
}
