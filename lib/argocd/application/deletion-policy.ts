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

/** The finalizers that stand for a policy. */
export function finalizersOf(policy: DeletionPolicy): string[] {
  return { orphan: [], cascade: [FINALIZER], 'cascade-background': [`${FINALIZER}/background`] }[policy];
}

/** Whether a finalizer is one of those that a deletion policy stands for. */
export function isDeletionFinalizer(finalizer: string): boolean {
  return finalizer === FINALIZER || finalizer.startsWith(`${FINALIZER}/`);
}
