import { GitOpsError } from '../../../core/error';
import { type VarSpec } from '../file/kustomization-spec';
import { type KustomizeResource } from '../resource/resource';
import { effectiveNamespace, type ResourceId } from '../resource/resource-id';
import { type ResourceMap } from '../resource/resource-map';

/** A var, and the place of its declaration. */
export interface DeclaredVar {
  readonly spec: VarSpec;
  readonly where: string;
}

/** Vars by name. */
export type VarSet = Map<string, DeclaredVar>;

/**
 * Notes which objects the vars of a kustomization read. This has to happen while the objects still have the names that
 * the vars use.
 *
 * @throws if a var may mean several objects, or if its name is taken
 */
export function declareVars(resources: ResourceMap, set: VarSet, declared: readonly DeclaredVar[]): void {
  for (const variable of declared) {
    const found = findReferred(resources, variable.spec);
    if (found.length > 1) {
      throw new GitOpsError({
        where: variable.where,
        what: `Cannot read the var ${variable.spec.name}: ${found.length} objects match its objref`,
        fix: 'add group, version or namespace to the objref',
      });
    }
    found.forEach((resource) => (resource.varNames = [...resource.varNames, variable.spec.name ?? '']));
  }
  addVars(set, declared);
}

/**
 * Adds vars to a set.
 *
 * @throws if a name is taken
 */
export function addVars(set: VarSet, added: Iterable<DeclaredVar>): void {
  for (const variable of added) {
    const name = variable.spec.name ?? '';
    const there = set.get(name);
    if (there !== undefined) {
      throw new GitOpsError({
        where: variable.where,
        what: `Cannot declare the var ${name}: it is already declared (${there.where})`,
        fix: 'rename one of the two',
      });
    }
    set.set(name, variable);
  }
}

function findReferred(resources: ResourceMap, spec: VarSpec): KustomizeResource[] {
  // kustomize does not look up the scope of the kind here: with a namespace, no cluster-scoped object matches.
  const wanted = referredId(spec);
  const fits = (id: ResourceId): boolean =>
    id.name === wanted.name &&
    id.group === wanted.group &&
    id.version === wanted.version &&
    id.kind === wanted.kind &&
    (wanted.namespace === '' || effectiveNamespace(id) === wanted.namespace);
  return resources.findByAnyName(wanted.name).filter((resource) => resource.allIds().some(fits));
}

function referredId({ objref = {} }: VarSpec): ResourceId {
  const { apiVersion, name = '', namespace = '', kind = '' } = objref;
  const parts = apiVersion ? apiVersion.split('/') : [];
  const group = parts.length === 2 ? parts[0] : (objref.group ?? '');
  const version = parts.length === 2 ? parts[1] : parts.length === 1 ? parts[0] : (objref.version ?? '');
  return { group, version, kind, name, namespace };
}
