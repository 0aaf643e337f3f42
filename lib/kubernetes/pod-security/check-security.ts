import { quote } from '../../core/check/quote';
import { at, type Fault, fault } from '../../core/fault';
import { type Path, pathText } from '../../core/path-text';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { baselineRules } from './baseline-rules';
import { restrictedRules } from './restricted-rules';
import { type SecurityProfile } from './security-profile';
import { type SecurityRule } from './security-rule';
import { type ValueAt, valuesAt } from '../values-at';

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

/** What a Pod has that a Pod Security Standard forbids. The spec is in Kubernetes' own form. */
export function checkSecurity(profile: SecurityProfile, spec: PlainMap): readonly Fault[] {
  const rules = profile === 'restricted' ? [...baselineRules, ...restrictedRules] : baselineRules;
  const found = rules
    .filter((rule) => rule.exempts?.(spec) !== true)
    .flatMap((rule) => partsOf(rule, spec).flatMap((part) => breaches(profile, rule, part)));
  // What Baseline forbids, Restricted may forbid once more. The stricter finding comes last and has more detail.
  return [...new Map(found.map((breach) => [pathText(breach.path), breach])).values()];
}

/** What a Pod's annotations have that a Pod Security Standard forbids. */
export function checkSecurityAnnotations(profile: SecurityProfile, annotations: unknown): readonly Fault[] {
  return Object.entries(isPlainMap(annotations) ? annotations : {})
    .filter(([key, value]) => key.startsWith(appArmorAnnotation) && !isAllowedAppArmor(value))
    .map(([key, value]) => breach([key], value, profile, 'be runtime/default or start with localhost/'));
}

function partsOf(rule: SecurityRule, spec: PlainMap): ValueAt[] {
  const pod = rule.at === 'container' ? [] : [{ path: [], value: spec }];
  const containers =
    rule.at === 'pod' ? [] : ['containers[]', 'initContainers[]'].flatMap((list) => valuesAt(spec, list));
  return [...pod, ...containers];
}

function breaches(profile: SecurityProfile, rule: SecurityRule, part: ValueAt): readonly Fault[] {
  const found = valuesAt(part.value, rule.path).filter(({ value }) => !rule.allows(value));
  return at(
    part.path,
    found.map(({ path, value }) => breach(path, value, profile, rule.wanted)),
  );
}

function breach(path: Path, value: unknown, profile: SecurityProfile, wanted: string): Fault {
  return fault(
    'pod-security',
    path,
    (name) => `Cannot use ${quote(value)} as ${name}: with profile ${quote(profile)} it must ${wanted}`,
    (name) => `leave ${name} out, or leave profile out`,
  );
}

function isAllowedAppArmor(value: unknown): boolean {
  return value === '' || value === 'runtime/default' || (typeof value === 'string' && value.startsWith('localhost/'));
}
