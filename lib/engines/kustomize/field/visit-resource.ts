import { GitOpsError } from '../../../core/error';
import { messageAbout } from '../../../core/secret-text';
import { FieldSpecs, type CompiledFieldSpec } from './field-spec';
import { type KustomizeResource } from '../resource/resource';
import { describeId } from '../resource/resource-id';
import { FieldSpecProblem, visitField, type OnField } from './visit-field';

/**
 * Follows every field spec for an object's kind.
 *
 * @param empty the value of a field that is made; see `visitField`
 * @throws with the name of the object, if a spec does not fit it
 */
export function visitResource(
  resource: KustomizeResource,
  specs: FieldSpecs | readonly CompiledFieldSpec[],
  empty: 'map' | 'text' | undefined,
  onField: OnField,
): void {
  const compiled = specs instanceof FieldSpecs ? specs.for(resource.gvk) : specs;
  nameResource(resource, () => {
    for (const spec of compiled) {
      visitField(resource.object, spec, empty, onField);
    }
  });
}

/** Runs a function on one object. If it finds a field that does not fit, the error names the object. */
export function nameResource(resource: KustomizeResource, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof FieldSpecProblem) {
      const where = describeId(resource.currentId());
      throw new GitOpsError({ ...error.problem, where, what: messageAbout(resource.kind, error.problem.what) });
    }
    throw error;
  }
}
