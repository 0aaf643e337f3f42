import { detach } from '../../../core/detach';
import { withPlace } from '../../../core/text/with-place';
import { type BuildContext } from './build-context';
import { diffValues, type FieldChange } from '../../../core/diff-values';
import { NothingMatched } from '../field/nothing-matched';
import { type BuildObserver, type OnMatch } from './observer';
import { type Rule } from './rule';
import { addTransformation, type Origin } from '../resource/origin';
import { atPlace } from '../file/place';
import { type KustomizeResource } from '../resource/resource';
import { type ResourceMap } from '../resource/resource-map';

/** One rule of a kustomization, ready to run. */
export interface Step {
  readonly rule: Rule;
  /**
   * The origin that `transformerAnnotations` notes after the step. If kustomize runs a list of rules as one, only the
   * last step has it.
   */
  readonly origin?: Origin;
  run(resources: ResourceMap, matched: OnMatch): void;
}

/** Runs rules one by one, and drops the objects that they deleted. */
export function runSteps(steps: readonly Step[], resources: ResourceMap, context: BuildContext): void {
  for (const step of steps) {
    atPlace(step.rule.where, () => runStep(step, resources, context));
    resources.resources.forEach((resource) => resource.settleShared());
    resources.dropEmpty();
    withPlace(step.rule.where, () => resources.resources.forEach((resource) => resource.demandReadableHistory()));
    addTransformation(resources.resources, step.origin);
  }
}

function runStep(step: Step, resources: ResourceMap, { observer }: BuildContext): void {
  if (observer === undefined) {
    step.run(resources, () => undefined);
    return;
  }
  const candidates = resources.resources;
  const watched = observer.needsEffects ? candidates : [];
  const before = new Map(watched.map((resource) => [resource, detach(resource.object)]));
  const matched = new Set<KustomizeResource>();
  runOptional(step, resources, observer, (resource, image) => {
    matched.add(resource);
    if (image !== undefined) {
      observer.imageMatched?.(step.rule, image);
    }
  });
  const effects = [...before].map(([resource, object]) => ({ resource, changes: changesOf(object, resource.object) }));
  observer.ruleDone(
    step.rule,
    [...matched],
    effects.filter(({ changes }) => changes.length > 0),
    candidates,
  );
}

/** Runs a step. If the rule is optional, it may match nothing. */
function runOptional(step: Step, resources: ResourceMap, observer: BuildObserver, matched: OnMatch): void {
  try {
    step.run(resources, matched);
  } catch (error) {
    if (!(error instanceof NothingMatched) || observer.isOptional?.(step.rule) !== true) {
      throw error;
    }
  }
}

/** The changes of an object, without empty maps of annotations: kustomize makes these, and removes them at the end. */
function changesOf(before: unknown, after: unknown): FieldChange[] {
  return diffValues(before, after).filter(
    (change) => change.path !== 'metadata.annotations' || Object.keys(change.after ?? change.before ?? {}).length > 0,
  );
}
