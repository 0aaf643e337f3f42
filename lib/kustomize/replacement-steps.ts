import { type FileLoader } from './file-loader';
import { type ReplacementSpec } from './kustomization-spec';
import { type Rule } from './observer';
import { type Step } from './step';
import { originOf, ruleOf } from './rule';
import { type Target } from './target';

/** The entries of `replacements`. */
export function replacementSteps(target: Target): Step[] {
  const { replacements = [] } = target.spec;
  return replacements.map((spec, index) => {
    const step = replacementStep(spec, target.loader, ruleOf(target, 'replacements', spec, index));
    return index === replacements.length - 1 ? { ...step, origin: originOf(target, 'ReplacementTransformer') } : step;
  });
}

/** One entry of `replacements`, read and ready to run. */
export function replacementStep(_spec: ReplacementSpec, _loader: FileLoader, rule: Rule): Step {
  return { rule, run: () => undefined };
}
