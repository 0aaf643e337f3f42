/**
 * What becomes of an Application's objects when the Application is deleted.
 *
 * - `orphan`: they stay in the cluster.
 * - `cascade`: they are deleted first (a finalizer; in the foreground: dependents before owners).
 * - `cascade-background`: as `cascade`, but owners first, dependents by the garbage collector.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 */
export type DeletionPolicy = 'orphan' | 'cascade' | 'cascade-background';

/** Every policy. */
export const DELETION_POLICIES: readonly DeletionPolicy[] = ['orphan', 'cascade', 'cascade-background'];

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * The finalizers that stand for a policy. Argo CD takes the name without `/foreground` for the same, but the API server
 * warns about a finalizer without a path.
 */
export function finalizersOf(policy: DeletionPolicy): string[] {
  const path = { orphan: undefined, cascade: 'foreground', 'cascade-background': 'background' }[policy];
  return path === undefined ? [] : [`${FINALIZER}/${path}`];
}

/**
 * The same for an ApplicationSet's template. Its controller only takes the name without a path away from Applications
 * whose cluster is gone, so `cascade` has that one, as the controller itself sets it.
 */
export function templateFinalizersOf(policy: DeletionPolicy): string[] {
  return policy === 'cascade' ? [FINALIZER] : finalizersOf(policy);
}

/** Whether a finalizer is one of those that a deletion policy stands for. */
export function isDeletionFinalizer(finalizer: string): boolean {
  return finalizer === FINALIZER || finalizer.startsWith(`${FINALIZER}/`);
}
