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
  try {
    for (const spec of compiled) {
      visitField(resource.object, spec, empty, onField);
    }
  } catch (error) {
    throw withName(resource, error);
  }
}

/** The error with the name of an object, if it is about a field that does not fit. */
export function withName(resource: KustomizeResource, error: unknown): unknown {
  if (!(error instanceof FieldSpecProblem)) {
    return error;
  }
  const where = describeId(resource.currentId());
  return new GitOpsError({ ...error.problem, where, what: messageAbout(resource.kind, error.problem.what) });
}
