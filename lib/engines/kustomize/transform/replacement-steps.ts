import { list } from '../../../core/check/shapes';
import { GitOpsError } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { type BuildContext } from '../rule/build-context';
import { demandForm } from '../file/demand-form';
import { type FileLoader } from '../file/file-loader';
import { replacement } from '../file/kustomization-shape';
import { type ReplacementSpec } from '../file/kustomization-spec';
import { type Rule } from '../rule/rule';
import { readPlacedYaml } from '../file/placed-yaml';
import { applyReplacement } from '../replacements/apply-replacement';
import { type Replacement } from '../file/replacement';
import { originOf, ruleOf } from '../rule/rule-of';
import { type Step } from '../rule/step';
import { type Target } from '../rule/target';

/** The entries of `replacements`. */
export function replacementSteps(target: Target, context: BuildContext): Step[] {
  const { replacements = [] } = target.spec;
  const steps = replacements.flatMap((spec, index) =>
    replacementStepsOf(spec, target.loader, ruleOf(target, 'replacements', spec, index), context),
  );
  const origin = originOf(target, 'ReplacementTransformer');
  return steps.map((step, index) => (index === steps.length - 1 ? { ...step, origin } : step));
}

/** The steps of one entry of `replacements`, ready to run. There may be several, because a file may have several. */
export function replacementStepsOf(
  spec: ReplacementSpec,
  loader: FileLoader,
  rule: Rule,
  { observer }: BuildContext,
): Step[] {
  return readReplacements(spec, loader, rule.where).map((each) => ({
    rule,
    run: (resources, matched) => {
      const missed = (what: string): void => observer?.nothingSelected?.(rule, what, resources.resources);
      applyReplacement(each, resources.resources, { matched, missed });
      resources.touch();
    },
  }));
}

function readReplacements({ path, ...inline }: ReplacementSpec, loader: FileLoader, where: string): Replacement[] {
  if (!path) {
    return [inline];
  }
  if (inline.source !== undefined || (inline.targets?.length ?? 0) > 0) {
    const what = 'Cannot use both path and a replacement in one entry of replacements';
    throw new GitOpsError({ where, what, fix: 'keep one of the two' });
  }
  const { value, place } = readPlacedYaml(loader.readText(path, where), loader.describe(path));
  if (!Array.isArray(value) && !isPlainMap(value)) {
    const what = 'Cannot read replacements from this file: it has neither a replacement nor a list of them';
    throw new GitOpsError({ where: place(), what, fix: 'write a map with source and targets, or a list of such maps' });
  }
  return demandForm([value].flat(), list(replacement), {
    place: (at = []) => place(Array.isArray(value) ? at : at.slice(1)),
    scalarsAsText: true,
    ignoresUnknown: true,
  });
}
