import { GitOpsError } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { type FieldSpecs } from '../field/field-spec';
import { readFieldPath } from '../field/field-path';
import { type VarSpec } from '../file/kustomization-spec';
import { scalarText, type KustomizeResource } from '../resource/resource';
import { effectiveNamespace, type ResourceId } from '../resource/resource-id';
import { type ResourceMap } from '../resource/resource-map';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';
import { jsonText } from '../../../core/json-text';

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

/** Replaces `$(NAME)` by the value of the var, in all fields that may contain vars. */
export function resolveVars(resources: readonly KustomizeResource[], set: VarSet, specs: FieldSpecs): void {
  const values = new Map([...set].map(([name, variable]) => [name, readVar(resources, variable)] as const));
  if (values.size === 0) {
    return;
  }
  for (const resource of resources) {
    visitResource(resource, specs, undefined, (holder, key) => resolveField(holder, key, values));
  }
}

function readVar(resources: readonly KustomizeResource[], { spec, where }: DeclaredVar): unknown {
  const resource = resources.find(({ varNames }) => varNames.includes(spec.name ?? ''));
  const path = spec.fieldref?.fieldPath || 'metadata.name';
  const value = resource === undefined ? undefined : readFieldPath(resource.object, path);
  if (resource === undefined || value === undefined) {
    const what =
      resource === undefined ? 'no object matches its objref' : `${resource.kind}/${resource.name} has no ${path}`;
    throw new GitOpsError({
      where,
      what: `Cannot read the var ${spec.name}: ${what}`,
      fix: 'correct its objref or fieldref, or use replacements instead',
    });
  }
  return value;
}

function resolveField(holder: Holder, key: string | number, values: ReadonlyMap<string, unknown>): void {
  const value = holder[key];
  if (typeof value === 'string') {
    holder[key] = resolveText(value, values);
  } else if (Array.isArray(value)) {
    resolveList(value, values, key);
  } else if (isPlainMap(value)) {
    for (const [name, entry] of Object.entries(value)) {
      if (typeof entry === 'string') {
        value[name] = resolveText(entry, values);
      }
    }
  }
}

function resolveList(list: unknown[], values: ReadonlyMap<string, unknown>, key: string | number): void {
  list.forEach((item, index) => {
    if (typeof item !== 'string') {
      throw new FieldSpecProblem({
        what: `Cannot resolve vars in ${key}: expected a list of texts, but there is ${jsonText(item)}`,
        fix: 'write the items as text, in quotes',
      });
    }
    list[index] = resolveText(item, values);
  });
}

const referencePattern = /\$(\$|\(([^)]*)\))/g;

/** Replaces the references in a text. If the text is one reference only, the result is the value, with its type. */
function resolveText(text: string, values: ReadonlyMap<string, unknown>): unknown {
  const whole = /^\$\(([^)]*)\)$/.exec(text);
  if (whole !== null) {
    const value = values.get(whole[1]);
    return isScalar(value) ? value : text;
  }
  return text.replace(referencePattern, (reference, escaped: string, name: string | undefined) => {
    if (escaped === '$') {
      return '$';
    }
    const value = values.get(name ?? '');
    return isScalar(value) ? scalarText(value) : reference;
  });
}

function isScalar(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
