import { GitOpsError } from '../core/error';
import { type CompiledFieldSpec, type FieldSpecs } from './field-spec';
import { type KustomizeResource } from './resource';
import { describeId, groupVersionKindOf } from './resource-id';
import { FieldSpecProblem, visitField, type OnField } from './visit-field';

/**
 * Follows every field spec that is for an object's kind.
 *
 * @param empty what a field starts as where a spec lets it be made
 * @throws with the name of the object, where a spec does not fit it
 */
export function visitResource(
  resource: KustomizeResource,
  specs: FieldSpecs | readonly CompiledFieldSpec[],
  empty: 'map' | 'text' | undefined,
  onField: OnField,
): void {
  const compiled = 'list' in specs ? specs.for(groupVersionKindOf(resource.object)) : specs;
  try {
    for (const spec of compiled) {
      visitField(resource.object, spec, empty, onField);
    }
  } catch (error) {
    throw error instanceof FieldSpecProblem ? named(resource, error) : error;
  }
}

function named(resource: KustomizeResource, error: FieldSpecProblem): GitOpsError {
  return new GitOpsError({ where: describeId(resource.currentId()), ...error.problem }, { cause: error });
}
