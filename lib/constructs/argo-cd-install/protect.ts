import { ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { targetOf } from '../../api-objects/app-output';

const syncOptionsAnnotation = 'argocd.argoproj.io/sync-options';
const crdNames = ['applications.argoproj.io', 'applicationsets.argoproj.io', 'appprojects.argoproj.io'];

/**
 * Annotates the objects that Argo CD must never prune: the CRDs and its Namespace, anywhere in the tree for the same
 * cluster. Without the CRDs all Applications are gone; without the Namespace Argo CD itself is gone. The CRDs also get
 * server-side apply, because they are too long for client-side apply.
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

function syncOptions({ kind, name }: ApiObject, namespace: string): string | undefined {
  if (kind === 'CustomResourceDefinition' && crdNames.includes(name)) {
    return 'ServerSideApply=true,Prune=false';
  }
  return kind === 'Namespace' && name === namespace ? 'Prune=false' : undefined;
}

/** What a prop, the user's code or a chart has already decided about pruning stays. */
function annotate(object: ApiObject, value: string): void {
  const { annotations = {} } = (object.metadata.toJson() ?? {}) as { annotations?: Readonly<Record<string, string>> };
  const there = annotations[syncOptionsAnnotation];
  if (there === undefined) {
    object.metadata.addAnnotation(syncOptionsAnnotation, value);
  } else if (!/(?:^|,)\s*Prune=/.test(there)) {
    object.metadata.addAnnotation(syncOptionsAnnotation, [there, 'Prune=false'].filter(Boolean).join(','));
  }
}
