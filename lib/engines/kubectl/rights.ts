import { listed } from '../../core/listed';
import { type Manifest, splitApiVersion } from '../../core/manifest';
import { ProcessError } from '../../system/process/process-error';
import { type ClusterKinds } from './cluster-kinds';
import { type Kubectl } from './kubectl';

/** Something that a user can be allowed to do with an object, as RBAC names it. */
export interface Right {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'patch' | 'delete';
  /** Empty for the core group. */
  readonly group: string;
  /** The kind in plural: `deployments`. */
  readonly resource: string;
  /** Empty if the object is in none. */
  readonly namespace: string;
  readonly name: string;
}

/** The rights to do something with an object. There are none if the cluster does not have its kind. */
export function rightsTo(verbs: readonly Right['verb'][], manifest: Manifest, kinds: ClusterKinds): Right[] {
  const kind = kinds.find(manifest);
  if (kind === undefined) {
    return [];
  }
  const { name = '', namespace = '' } = manifest.metadata ?? {};
  const { group } = splitApiVersion(manifest.apiVersion);
  // A Role in a Namespace can allow to read that Namespace.
  const place = kind.isNamespaced ? namespace : group === '' && kind.kind === 'Namespace' ? name : '';
  return verbs.map((verb) => ({ verb, group, resource: kind.plural, namespace: place, name }));
}

/**
 * Asks the API server which of some rights the user does not have. All rights are one call of kubectl.
 *
 * @returns none if the API server does not tell
 */
export async function missingRights(kubectl: Kubectl, rights: readonly Right[]): Promise<Right[]> {
  const objects = rights.map((resourceAttributes) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  }));
  const args = ['create', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}'];
  try {
    const answers = objects.length === 0 ? [] : (await kubectl.run(args, { objects })).text().trim().split('\n');
    return rights.filter((_, index) => answers[index] === 'false');
  } catch (error) {
    if (error instanceof ProcessError && error.ending.type === 'exited') {
      return [];
    }
    throw error;
  }
}

/** `the right to create and patch deployments.apps in Namespace shop`. */
export function describeRights(rights: readonly Right[]): string {
  const verbsOf = new Map<string, Set<string>>();
  for (const { verb, group, resource, namespace } of rights) {
    const kind = [resource, group].filter((part) => part !== '').join('.');
    const place = namespace === '' ? '' : `Namespace ${namespace}`;
    const object = kind === 'namespaces' ? place : [kind, place].filter((part) => part !== '').join(' in ');
    verbsOf.set(object, (verbsOf.get(object) ?? new Set()).add(verb));
  }
  const parts = [...verbsOf].map(([object, verbs]) => `${[...verbs].join(' and ')} ${object}`);
  return `the right to ${listed(parts)}`;
}
