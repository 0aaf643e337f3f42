import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar } from '../../../core/yaml/scalar/scalar-field';
import { type FieldSpecs, type CompiledFieldSpec } from '../field/field-spec';
import { type OnMatch } from '../rule/observer';
import { type KustomizeResource } from '../resource/resource';
import { describeId } from '../resource/resource-id';
import { type ResourceMap } from '../resource/resource-map';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';

/** How a namespace is set. */
export interface NamespaceRule {
  readonly namespace: string;
  /** The subjects of role bindings that get the namespace. */
  readonly setRoleBindingSubjects?: 'defaultOnly' | 'allServiceAccounts' | 'none';
  /** Whether an object that has a namespace keeps it. */
  readonly unsetOnly?: boolean;
}

/**
 * Sets the namespace of every object that is not known to be cluster-scoped, and the fields that the field specs find.
 *
 * @throws if two objects would then have the same id
 */
export function applyNamespace(resources: ResourceMap, rule: NamespaceRule, specs: FieldSpecs, matched: OnMatch): void {
  const counts = countIds(resources.resources);
  for (const resource of resources.resources) {
    if (resource.isEmpty || resource.helmGenerated) {
      continue;
    }
    const before = resource.currentKey;
    resource.rememberId();
    setNamespace(resource, rule, specs);
    matched(resource);
    demandUnique(resource, before, counts);
  }
  resources.touch();
}

function countIds(resources: readonly KustomizeResource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const resource of resources) {
    const key = resource.currentKey;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function demandUnique(resource: KustomizeResource, before: string, counts: Map<string, number>): void {
  const after = resource.currentKey;
  counts.set(before, (counts.get(before) ?? 0) - 1);
  counts.set(after, (counts.get(after) ?? 0) + 1);
  if (counts.get(after) !== 1) {
    throw new FieldSpecProblem({
      what: `Cannot set the namespace: two objects would have the id ${describeId(resource.currentId())}`,
      fix: 'rename one of the two',
    });
  }
}

/** Sets the namespace of one object. */
export function setNamespace(resource: KustomizeResource, rule: NamespaceRule, specs: FieldSpecs): void {
  const set = (holder: Holder, key: string | number): void => setText(holder, key, rule);
  const { gvk } = resource;
  if (!gvk.isClusterScoped) {
    // Only a list has no metadata here.
    resource.object.metadata ??= {};
    set(resource.metadata ?? {}, 'namespace');
  }
  const isBinding = gvk.kind === 'RoleBinding' || gvk.kind === 'ClusterRoleBinding';
  if (isBinding) {
    setSubjects(resource.object, rule, set);
  }
  const wanted = specs.for(gvk).filter((spec) => isWanted(spec, isBinding, resource.object.apiVersion));
  visitResource(resource, wanted, 'text', set);
}

/** Whether a field spec is used. Some fields are set by the rules above, not by the field specs for them. */
function isWanted({ spec }: CompiledFieldSpec, isBinding: boolean, apiVersion: unknown): boolean {
  return (
    spec.path !== 'metadata/namespace' &&
    (spec.path !== 'metadata/name' || apiVersion === 'v1') &&
    !(isBinding && spec.path === 'subjects/namespace' && spec.kind?.endsWith('RoleBinding') === true)
  );
}

function setText(holder: Holder, key: string | number, rule: NamespaceRule): void {
  const old = holder[key];
  if (typeof old === 'object' && old !== null) {
    throw new FieldSpecProblem({
      what: `Cannot set the namespace: expected text at ${key}, but there is a ${Array.isArray(old) ? 'list' : 'map'}`,
      fix: 'correct the object, or the field spec with this path',
    });
  }
  if (rule.unsetOnly !== true || old === undefined || old === null || old === '') {
    overwriteScalar(holder, key, rule.namespace, '!!str');
  }
}

function setSubjects(binding: PlainMap, rule: NamespaceRule, set: (holder: Holder, key: string) => void): void {
  const mode = rule.setRoleBindingSubjects ?? 'defaultOnly';
  if (mode === 'none' || !Array.isArray(binding.subjects)) {
    return;
  }
  for (const subject of binding.subjects) {
    if (
      isPlainMap(subject) &&
      (mode === 'defaultOnly' ? subject.name === 'default' : subject.kind === 'ServiceAccount')
    ) {
      set(subject, 'namespace');
    }
  }
}
