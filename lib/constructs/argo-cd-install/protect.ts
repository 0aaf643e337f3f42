import { ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { targetOf } from '../../api-objects/app-output';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const CRDS = ['applications.argoproj.io', 'applicationsets.argoproj.io', 'appprojects.argoproj.io'];

function syncOptions({ kind, name }: ApiObject, namespace: string): string | undefined {
  if (kind === 'CustomResourceDefinition' && CRDS.includes(name)) {
    return 'ServerSideApply=true,Prune=false';
  }
  return kind === 'Namespace' && name === namespace ? 'Prune=false' : undefined;
}

/** What was said before, by a prop or in code, stays. */
function annotate(object: ApiObject, value: string): void {
  const { annotations = {} } = (object.metadata.toJson() ?? {}) as { annotations?: Readonly<Record<string, string>> };
  if (annotations[SYNC_OPTIONS] === undefined) {
    object.metadata.addAnnotation(SYNC_OPTIONS, value);
  }
}

/**
 * Annotates what Argo CD must not take away from under itself, wherever in the tree it stands for the same cluster:
 * without the CRDs all Applications are gone, without the Namespace Argo CD is. The CRDs are too long for client-side
 * apply, whatever the Application says.
 */
export function protect(install: Construct & { readonly namespace: string }): void {
  const objects = install.node.root.node.findAll().filter((each): each is ApiObject => each instanceof ApiObject);
  for (const object of objects) {
    const value = syncOptions(object, install.namespace);
    if (value !== undefined && targetOf(object) === targetOf(install)) {
      annotate(object, value);
    }
  }
}
