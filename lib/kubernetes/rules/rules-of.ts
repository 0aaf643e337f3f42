import { containerRules } from './container-rules';
import { deploymentRules } from './deployment-rules';
import { dnsRules } from './dns-rules';
import { environmentRules } from './environment-rules';
import { podRules } from './pod-rules';
import { resourceRules } from './resource-rules';
import { schedulingRules } from './scheduling-rules';
import { storageRules } from './storage-rules';
import { securityRules } from './security-rules';
import { type RulesByType, type TypeRules } from './type-rules';
import { volumeRules } from './volume-rules';

/** All rules. Those that every Pod needs come first: the others are loaded when a type needs them. */
export const ruleGroups: readonly (() => RulesByType)[] = [
  () => podRules,
  () => containerRules,
  () => resourceRules,
  () => environmentRules,
  () => volumeRules,
  () => storageRules,
  () => securityRules,
  () => schedulingRules,
  () => dnsRules,
  () => deploymentRules,
];

/** What the API server demands of a type, beyond data/kubernetes-types.json. */
export function rulesOf(type: string): TypeRules {
  for (const group of ruleGroups) {
    const rules = group()[type];
    if (rules !== undefined) {
      return rules;
    }
  }
  return {};
}
