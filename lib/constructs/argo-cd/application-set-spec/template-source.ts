import { at, type Fault, fault } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sourceKinds } from '../application-spec/application-shape';
import { checkRefs } from '../application-spec/check-refs';
import { kindsOf } from './templated-texts';

/**
 * What is wrong with the sources of generated Applications. They may come from the template, from the template of each
 * generator, or from `templatePatch`.
 */
export function checkSources({ template, generators, templatePatch }: PlainMap): readonly Fault[] {
  if (!isPlainMap(template) || patchesSource(templatePatch)) {
    return [];
  }
  const isGiven = hasSource(template) || listOf(generators).every(overridesSource);
  return at('template', [...(isGiven ? [] : [missing]), ...checkRefs(template)]);
}

const missing = fault(
  'required',
  [],
  (at) => `Cannot use ${at} without any of ${sourceKinds.join(', ')}: one is required`,
  "add source: { repoURL: 'https://github.com/acme/gitops.git', path: 'web' }",
);

function overridesSource(generator: unknown): boolean {
  return kindsOf(generator).some(([, { template }]) => isPlainMap(template) && hasSource(template));
}

function hasSource(template: PlainMap): boolean {
  return sourceKinds.some((kind) => template[kind] !== undefined);
}

/** A patch is a template, so that it can't be read: it may change the sources if it has this word. */
function patchesSource(patch: unknown): boolean {
  return typeof patch === 'string' && /\bsource(s|Hydrator)?\b/.test(patch);
}
