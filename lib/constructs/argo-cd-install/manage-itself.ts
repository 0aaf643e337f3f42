import { type Construct } from 'constructs';
import { GitOpsError } from '../../core/error';
import { Application } from '../argo-cd/application';
import { type SyncPolicy } from '../argo-cd/sync/sync-policy';
import { protect } from './protect';

/** Properties of `manageItself`: where the manifests of the install are in Git, and how they are synced. */
export interface ManageItselfProps {
  /** The Git repository with the output of this app. */
  readonly repoURL: string;
  /** The folder with this install. All manifests in this folder are applied to the cluster. */
  readonly path: string;
  /** Branch, tag or commit. */
  readonly targetRevision: string;
  /** Name of the Application. @default argocd */
  readonly name?: string;
  /** Project of the Application; it must allow cluster-wide objects. @default default */
  readonly project?: string;
  /** @default - automated, with self-healing and server-side apply, without pruning */
  readonly syncPolicy?: SyncPolicy;
}

/** Adds the Application that keeps an install in sync with a folder of a repository. */
export function manageItself(
  install: Construct & { readonly namespace: string },
  props: ManageItselfProps,
): Application {
  const { name = 'argocd', project = 'default', repoURL, path, targetRevision, syncPolicy } = { ...props };
  demandFirst(install);
  protect(install);
  // A chart that is added later may have the CRDs. So protect once more at validation, just before the app is written.
  install.node.addValidation({ validate: () => (protect(install), []) });
  return new Application(install, 'self', {
    metadata: { name, namespace: install.namespace },
    project,
    source: { repoURL, path, targetRevision },
    destination: { namespace: install.namespace },
    syncPolicy: syncPolicy ?? { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  });
}

function demandFirst(install: Construct): void {
  if (install.node.tryFindChild('self') !== undefined) {
    throw new GitOpsError({
      where: install.node.path,
      what: 'Cannot use manageItself twice: two Applications would sync the same objects',
      fix: 'call it once',
    });
  }
}
