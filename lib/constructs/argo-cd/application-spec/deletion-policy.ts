/**
 * What happens to an Application's objects when the Application is deleted.
 *
 * - `orphan`: the objects stay in the cluster.
 * - `cascade`: a finalizer deletes the objects before the Application, in the foreground: dependents before owners.
 * - `cascade-background`: the same, but owners first; the garbage collector deletes dependents later.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 */
export type DeletionPolicy = 'orphan' | 'cascade' | 'cascade-background';

/** Every policy. */
export const deletionPolicies: readonly DeletionPolicy[] = ['orphan', 'cascade', 'cascade-background'];

const argoCdFinalizer = 'resources-finalizer.argocd.argoproj.io';

/**
 * The finalizers for a policy. For Argo CD the name without `/foreground` means the same, but the API server warns
 * about a finalizer without a path.
 */
export function finalizersOf(policy: DeletionPolicy): string[] {
  const path = { orphan: undefined, cascade: 'foreground', 'cascade-background': 'background' }[policy];
  return path === undefined ? [] : [`${argoCdFinalizer}/${path}`];
}

/**
 * The finalizers for the template of an ApplicationSet. If the cluster of an Application is gone, the controller
 * removes only the finalizer without a path. So `cascade` uses that name, as the controller itself does.
 */
export function templateFinalizersOf(policy: DeletionPolicy): string[] {
  return policy === 'cascade' ? [argoCdFinalizer] : finalizersOf(policy);
}

/** Whether a finalizer is one that a deletion policy sets. */
export function isDeletionFinalizer(finalizer: string): boolean {
  return finalizer === argoCdFinalizer || finalizer.startsWith(`${argoCdFinalizer}/`);
}
