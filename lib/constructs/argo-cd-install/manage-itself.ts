import { type Construct } from 'constructs';
import { GitOpsError } from '../../core/error';
import { Application } from '../argo-cd/application';
import { type SyncPolicy } from '../argo-cd/sync/sync-policy';
import { protect } from './protect';

/** Where the manifests of an install are kept, for the Application that keeps it in sync. */
export interface ManageItselfProps {
  /** The Git repository with the output of this app. */
  readonly repoURL: string;
  /** The folder in it that holds this install and nothing that should not be in the cluster. */
  readonly path: string;
  /** Branch, tag or commit. */
  readonly targetRevision: string;
  /** Name of the Application. @default argocd */
  readonly name?: string;
  /** Project of the Application; it has to admit objects of the cluster. @default default */
  readonly project?: string;
  /** @default - automated with self-healing, without pruning, by server-side apply */
  readonly syncPolicy?: SyncPolicy;
}

function refuseSecond(install: Construct): void {
  if (install.node.tryFindChild('self') !== undefined) {
    throw new GitOpsError({
      where: install.node.path,
      what: 'Cannot use manageItself twice: two Applications would sync the same objects',
      fix: 'call it once',
    });
  }
}

/** Adds the Application that keeps an install in sync with a folder of a repository. */
export function manageItself(
  install: Construct & { readonly namespace: string },
  props: ManageItselfProps,
): Application {
  const { name = 'argocd', project = 'default', repoURL, path, targetRevision, syncPolicy } = props;
  refuseSecond(install);
  protect(install);
  // For the CRDs of a chart that comes later: an app is validated just before it is written.
  install.node.addValidation({ validate: () => (protect(install), []) });
  return new Application(install, 'self', {
    metadata: { name, namespace: install.namespace },
    project,
    source: { repoURL, path, targetRevision },
    destination: { namespace: install.namespace },
    syncPolicy: syncPolicy ?? { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  });
}
