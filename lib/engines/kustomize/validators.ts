import { isDeepStrictEqual } from 'node:util';
import { detach } from '../../core/detach';
import { GitOpsError } from '../../core/error';
import { isPlainMap } from '../../core/plain';
import { type ResourceMap } from './resource/resource-map';
import { type BuildContext } from './rule/build-context';
import { type Rule } from './rule/rule';
import { runSteps, type Step } from './rule/step';

/**
 * Runs a validator. It may read the objects, but not change them. To kustomize, a rule that writes what is there already
 * mostly changes them too. Only a replacement does not.
 *
 * @throws if it changed something
 */
export function runValidator(step: Step, resources: ResourceMap, context: BuildContext): void {
  const before = resources.resources.map(({ object }) => detach(object));
  let hasWritten = false;
  const watched: Step = {
    ...step,
    run: (all, matched) =>
      step.run(all, (resource, image) => {
        hasWritten = true;
        matched(resource, image);
      }),
  };
  runSteps([watched], resources, context);
  const after = resources.resources.map(({ object }) => object);
  const hasChanged = !isDeepStrictEqual(before, after);
  if (hasChanged || (hasWritten && !isReplacement(step.rule))) {
    throw new GitOpsError({
      where: step.rule.where,
      what: `Cannot use it as a validator: it writes ${hasChanged ? 'into the objects' : 'what the objects have already'}`,
      fix: 'list it under transformers',
    });
  }
}

function isReplacement({ spec }: Rule): boolean {
  return isPlainMap(spec) && spec.kind === 'ReplacementTransformer';
}
