import { GitOpsError } from '../core/error';
import { type FileLoader } from './file-loader';
import { REPLACEMENT_SHAPE } from './kustomization-shape';
import { type ReplacementSpec } from './kustomization-spec';
import { type Rule } from './observer';
import { readPlacedYaml } from './placed-yaml';
import { applyReplacement } from './replacements/apply-replacement';
import { type Replacement } from './replacements/replacement';
import { originOf, ruleOf } from './rule';
import { conform } from './shape';
import { type Step } from './step';
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
export function replacementStep(spec: ReplacementSpec, loader: FileLoader, rule: Rule): Step {
  const replacements = readReplacements(spec, loader, rule.where);
  return {
    rule,
    run: (resources, matched) =>
      replacements.forEach((replacement) => applyReplacement(replacement, resources.resources, matched)),
  };
}

function readReplacements(spec: ReplacementSpec, loader: FileLoader, where: string): readonly Replacement[] {
  const { path, ...inline } = spec;
  if (!path) {
    return [inline as Replacement];
  }
  if (inline.source !== undefined || (inline.targets?.length ?? 0) > 0) {
    const what = 'Cannot use both path and source or targets in one entry of replacements';
    throw new GitOpsError({ where, what, fix: 'keep the file, or what is written in place' });
  }
  const { value } = readPlacedYaml(loader.readText(path, where), loader.describe(path));
  if (typeof value !== 'object' || value === null) {
    const what = `Cannot read ${path}: it holds neither a replacement nor a list of them`;
    throw new GitOpsError({ where, what, fix: 'write a map with source and targets, or a list of such maps' });
  }
  return [value].flat().map((item) => conform(item, REPLACEMENT_SHAPE, { problems: [] }) as Replacement);
}
