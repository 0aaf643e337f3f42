import { type Problem } from '../../core/error';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { quote } from '../../core/check/quote';
import { containerTitle } from '../container-title';
import { baselineRules } from './baseline-rules';
import { restrictedRules } from './restricted-rules';
import { type SecurityProfile } from './security-profile';
import { type SecurityRule } from './security-rule';
import { valuesAt } from './values-at';

interface Part {
  readonly title: string;
  readonly value: unknown;
}

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

/** Finds settings of a Pod that a Pod Security Standard forbids. `spec` is a PodSpec of Kubernetes. */
export function checkSecurity(profile: SecurityProfile, spec: PlainMap, annotations: unknown): Problem[] {
  const rules = profile === 'restricted' ? [...baselineRules, ...restrictedRules] : baselineRules;
  const found = rules
    .filter((rule) => rule.exempts?.(spec) !== true)
    .flatMap((rule) => partsOf(rule, spec).flatMap((part) => breaches(profile, rule, part)));
  return [...withoutRepetition(found), ...checkAnnotations(profile, annotations)];
}

function partsOf(rule: SecurityRule, spec: PlainMap): Part[] {
  const pod = rule.at === 'container' ? [] : [{ title: 'the Pod', value: spec }];
  return rule.at === 'pod' ? pod : [...pod, ...containersOf(spec)];
}

function containersOf(spec: PlainMap): Part[] {
  return (['containers', 'initContainers'] as const).flatMap((list) => {
    const containers: unknown = spec[list];
    const kind = list === 'containers' ? 'container' : 'init container';
    return Array.isArray(containers)
      ? containers.map((value: unknown, index) => ({ title: containerTitle(value, index, kind), value }))
      : [];
  });
}

function breaches(profile: SecurityProfile, rule: SecurityRule, part: Part): Problem[] {
  return valuesAt(part.value, rule.path)
    .filter(({ value }) => !rule.allows(value))
    .map(({ path, value }) => ({
      what: `Cannot use ${quote(value)} as ${path} of ${part.title}: with profile ${quote(profile)} it must ${rule.wanted}`,
      fix: `leave ${path} out, or leave profile out`,
    }));
}

/** Keeps one problem per field. Restricted may forbid what Baseline forbids; its problem comes last and is more precise. */
function withoutRepetition(problems: readonly Problem[]): Problem[] {
  const subject = ({ what }: Problem): string => what.slice(0, what.indexOf(': with profile'));
  return [...new Map(problems.map((problem) => [subject(problem), problem])).values()];
}

function checkAnnotations(profile: SecurityProfile, annotations: unknown): Problem[] {
  return Object.entries(isPlainMap(annotations) ? annotations : {})
    .filter(([key, value]) => key.startsWith(appArmorAnnotation) && !isAllowedAppArmor(value))
    .map(([key, value]) => ({
      what:
        `Cannot use ${quote(value)} as annotation ${key}: with profile ${quote(profile)} ` +
        'it must be runtime/default or start with localhost/',
      fix: 'leave the annotation out, or leave profile out',
    }));
}

function isAllowedAppArmor(value: unknown): boolean {
  return value === '' || value === 'runtime/default' || (typeof value === 'string' && value.startsWith('localhost/'));
}
