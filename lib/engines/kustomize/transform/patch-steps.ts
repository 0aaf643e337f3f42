import { GitOpsError } from '../../../core/error';
import { withPlace } from '../../../core/text/with-place';
import { type BuildContext } from '../rule/build-context';
import { type FileLoader } from '../file/file-loader';
import { type PatchSpec } from '../file/kustomization-spec';
import { type OnMatch } from '../rule/observer';
import { type Rule } from '../rule/rule';
import { applyPatch, patchById, patchByOperations, type PatchContext } from './patches';
import { adoptPatch, parseOperations, parsePatch, type ParsedPatch } from './parse-patch';
import { readResources } from '../resource/read-resources';
import { type KustomizeResource } from '../resource/resource';
import { originOf, ruleOf } from '../rule/rule-of';
import { type Step } from '../rule/step';
import { type Target } from '../rule/target';
import { jsonText } from '../../../core/text/json-text';

/** The entries of `patches`. */
export function patchSteps(target: Target, context: BuildContext): Step[] {
  return (target.spec.patches ?? []).map((spec, index) => {
    const rule = ruleOf(target, 'patches', spec, index);
    return { ...patchStep(spec, target.loader, rule, context), origin: originOf(target, 'PatchTransformer') };
  });
}

/** One patch, read and ready to run. */
export function patchStep(spec: PatchSpec, loader: FileLoader, rule: Rule, context: BuildContext): Step {
  const patch = readPatch(spec, loader, rule.where);
  return {
    rule,
    run: (resources, matched) =>
      withPlace(rule.where, () =>
        applyPatch(
          resources,
          { patch, target: spec.target, options: spec.options },
          patchContext(context, rule, matched),
        ),
      ),
  };
}

function readPatch(spec: PatchSpec, loader: FileLoader, where: string): ParsedPatch {
  const { path, patch } = spec;
  const inline = typeof patch === 'string' ? patch.trim() : patch;
  if (inline && path) {
    const what = 'Cannot use both path and patch in one entry of patches';
    throw new GitOpsError({ where, what, fix: 'keep one of the two' });
  }
  if (path) {
    return parsePatch(loader.readText(path, where), loader.describe(path));
  }
  if (!inline) {
    const what = 'Cannot apply an entry of patches that has neither patch nor path';
    throw new GitOpsError({ where, what, fix: 'write the patch, or set path to its file' });
  }
  return typeof inline === 'string' ? parsePatch(inline, where) : adoptPatch(inline, where);
}

function patchContext(context: BuildContext, rule: Rule, matched: OnMatch): PatchContext {
  const lost = context.observer?.elementLost?.bind(context.observer, rule);
  const idle = context.observer?.ruleIdle?.bind(context.observer, rule);
  const merged = context.observer?.patchMerged?.bind(context.observer, rule);
  const operated = context.observer?.objectPatched?.bind(context.observer, rule);
  return { schema: context.schema, matched, lost, merged, operated, idle };
}

/** The entries of `patchesStrategicMerge`. Each is a file, or the patch itself. */
export function strategicMergeSteps(target: Target, context: BuildContext): Step[] {
  const { patchesStrategicMerge = [] } = target.spec;
  const steps = patchesStrategicMerge.flatMap((entry, index) => {
    const rule = ruleOf(target, 'patchesStrategicMerge', entry, index);
    return mergeSteps(readMergePatches(entry, target.loader, rule.where), rule, context);
  });
  if (patchesStrategicMerge.length > 0 && steps.length === 0) {
    throw new GitOpsError({
      where: target.place(['patchesStrategicMerge']),
      what: 'Cannot apply patchesStrategicMerge: the patches are empty',
      fix: 'write at least one object, or remove the field',
    });
  }
  const origin = originOf(target, 'PatchStrategicMergeTransformer');
  return steps.map((step, index) => (index === steps.length - 1 ? { ...step, origin } : step));
}

/** One step for each patch. It is merged into the object with its id. */
export function mergeSteps(patches: readonly KustomizeResource[], rule: Rule, context: BuildContext): Step[] {
  return patches.map((patch) => ({
    rule,
    run: (resources, matched) =>
      withPlace(rule.where, () => patchById(resources, patch, patchContext(context, rule, matched))),
  }));
}

/** Reads an entry that is the patch itself or the path of its file. */
export function readMergePatches(entry: string, loader: FileLoader, where: string): KustomizeResource[] {
  const inline = tryRead(entry, where);
  return inline ?? readResources(loader.readText(entry, where), loader.describe(entry));
}

function tryRead(text: string, where: string): KustomizeResource[] | undefined {
  try {
    return readResources(text, where);
  } catch {
    return undefined;
  }
}

/** The entries of `patchesJson6902`. */
export function json6902Steps(target: Target, context: BuildContext): Step[] {
  return (target.spec.patchesJson6902 ?? []).map((spec, index) => {
    const rule = ruleOf(target, 'patchesJson6902', spec, index);
    const origin = originOf(target, 'PatchJson6902Transformer');
    return { ...json6902Step(spec, target.loader, rule, context), origin };
  });
}

/** One entry of `patchesJson6902`, read and ready to run. */
export function json6902Step(spec: PatchSpec, loader: FileLoader, rule: Rule, context: BuildContext): Step {
  const { target } = spec;
  if (target === undefined || !target.name) {
    const what = 'Cannot apply a JSON patch: its target has no name';
    throw new GitOpsError({ where: rule.where, what, fix: 'add kind and name to target' });
  }
  const operations = parseOperations(operationsText(spec, loader, rule.where), rule.where);
  if (operations.length === 0) {
    const what = 'Cannot use an empty patch';
    throw new GitOpsError({ where: rule.where, what, fix: 'write at least one operation' });
  }
  return {
    rule,
    run: (resources, matched) =>
      withPlace(rule.where, () =>
        patchByOperations(resources, operations, target, patchContext(context, rule, matched), false),
      ),
  };
}

function operationsText({ path, patch }: PatchSpec, loader: FileLoader, where: string): string {
  const text = typeof patch === 'string' ? patch : patch === undefined ? '' : jsonText(patch);
  if ((path ?? '') !== '' && text !== '') {
    const what = 'Cannot use both path and patch in one entry of patchesJson6902';
    throw new GitOpsError({ where, what, fix: 'keep one of the two' });
  }
  return path ? loader.readText(path, where) : text;
}
