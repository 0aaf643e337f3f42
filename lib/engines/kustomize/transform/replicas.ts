import { useOneOf } from '../../../core/check/use-one-of';
import { selectsGvk, type FieldSpecs } from '../field/field-spec';
import { type ReplicaSpec } from '../file/kustomization-spec';
import { NothingMatched } from '../field/nothing-matched';
import { type OnMatch } from '../rule/observer';
import { overwriteScalar } from '../../../core/yaml/scalar/scalar-field';
import { type KustomizeResource } from '../resource/resource';
import { type ResourceMap } from '../resource/resource-map';
import { FieldSpecProblem } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';

/**
 * Sets the number of replicas of the workloads that have the rule's name, or had it at any step.
 *
 * @throws if the workload does not exist
 */
export function applyReplicas(resources: ResourceMap, rule: ReplicaSpec, specs: FieldSpecs, matched: OnMatch): void {
  const named = resources.findByAnyName(rule.name ?? '');
  let found = false;
  for (const spec of specs.list) {
    for (const resource of named) {
      if (resource.allIds().some((id) => id.name === rule.name && selectsGvk(spec, id))) {
        found = true;
        setCount(resource, rule, specs);
        matched(resource);
      }
    }
  }
  if (!found) {
    throw new NothingMatched(nothingNamed(resources.resources, rule, specs));
  }
}

function setCount(resource: KustomizeResource, rule: ReplicaSpec, specs: FieldSpecs): void {
  visitResource(resource, specs, 'text', (holder, key) => {
    const old = holder[key];
    if (typeof old === 'object' && old !== null) {
      throw new FieldSpecProblem({
        what: `Cannot set replicas: expected a number at ${key}, but there is a ${Array.isArray(old) ? 'list' : 'map'}`,
        fix: 'correct the object, or the field spec with this path',
      });
    }
    overwriteScalar(holder, key, String(rule.count ?? 0), '!!int');
  });
}

function nothingNamed(
  resources: readonly KustomizeResource[],
  rule: ReplicaSpec,
  specs: FieldSpecs,
): { what: string; fix: string } {
  const scalable = resources.filter((resource) => specs.list.some((spec) => selectsGvk(spec, resource.currentId())));
  const names = scalable.map(({ kind, name }) => `${kind}/${name}`);
  return {
    what: `Cannot set the replicas of ${rule.name || '(no name)'}: no workload has that name`,
    fix: useOneOf(rule.name ?? '', names, 'add the workload to resources'),
  };
}
