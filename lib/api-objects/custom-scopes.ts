import { type IConstruct } from 'constructs';
import { builtInScope, declaredScope, type GroupKind, groupKindKey, type Scope } from '../kubernetes/scope';
import { type Manifest } from '../core/manifest';

/** By the root of each tree: what the CustomResourceDefinitions in it say. */
const byRoot = new WeakMap<IConstruct, Map<string, Scope>>();

/** Remembers what a CustomResourceDefinition says about its kind, for all objects of its tree; ignores other objects. */
export function noteCustomScope(construct: IConstruct, manifest: Manifest): void {
  const declared = declaredScope(manifest);
  if (declared !== undefined) {
    const root = construct.node.root;
    const known = byRoot.get(root) ?? new Map<string, Scope>();
    byRoot.set(root, known.set(groupKindKey(declared), declared.scope));
  }
}

/**
 * Whether objects of a kind live outside of namespaces. A kind that neither Kubernetes nor a
 * CustomResourceDefinition of the tree knows counts as namespaced, as most custom resources are.
 */
export function isClusterScoped(construct: IConstruct, kind: GroupKind): boolean {
  const scope = builtInScope(kind) ?? byRoot.get(construct.node.root)?.get(groupKindKey(kind));
  return scope === 'Cluster';
}
