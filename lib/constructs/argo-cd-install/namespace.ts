import { ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { targetOf } from '../../api-objects/app-output';
import { ManifestObject } from '../../api-objects/manifest-object';

/**
 * Adds the Namespace to a construct, unless the tree already has it. If the same Namespace is added to the tree later,
 * this one is removed at validation, the last moment before the app is written.
 */
export function addNamespace(construct: Construct, name: string): void {
  if (namespacesNamed(construct, name).length > 0) {
    return;
  }
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const own = new ManifestObject(construct, 'namespace', manifest);
  construct.node.addValidation({
    validate: () => {
      if (namespacesNamed(construct, name).some((object) => object !== own)) {
        construct.node.tryRemoveChild('namespace');
      }
      return [];
    },
  });
}

/** The Namespaces with a name that the tree of a construct has for the same cluster. */
function namespacesNamed(construct: Construct, name: string): ApiObject[] {
  return construct.node.root.node
    .findAll()
    .filter((object): object is ApiObject => object instanceof ApiObject)
    .filter((object) => object.apiVersion === 'v1' && object.kind === 'Namespace' && object.name === name)
    .filter((object) => targetOf(object) === targetOf(construct));
}
