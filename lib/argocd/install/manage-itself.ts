import { type ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { Application } from '../application/application';
import { type SyncPolicy } from '../application/sync-policy';

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

/**
 * What Argo CD must not take away from under itself: without the CRDs all Applications are gone, without the
 * Namespace Argo CD is. The CRDs are too long for client-side apply, whatever the Application says.
 */
function protect(object: ApiObject): void {
  const options: Record<string, string> = {
    CustomResourceDefinition: 'ServerSideApply=true,Prune=false',
    Namespace: 'Prune=false',
  };
  if (object.kind in options) {
    object.metadata.addAnnotation('argocd.argoproj.io/sync-options', options[object.kind]);
  }
}

/** Adds the Application that keeps an install in sync with a folder of a repository. */
export function manageItself(
  install: Construct & { readonly namespace: string; readonly apiObjects: readonly ApiObject[] },
  props: ManageItselfProps,
): Application {
  const { name = 'argocd', project = 'default', repoURL, path, targetRevision, syncPolicy } = props;
  install.apiObjects.forEach(protect);
  return new Application(install, 'self', {
    metadata: { name, namespace: install.namespace },
    project,
    source: { repoURL, path, targetRevision },
    destination: { namespace: install.namespace },
    syncPolicy: syncPolicy ?? { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  });
}
