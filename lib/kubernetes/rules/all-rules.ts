import { containerRules } from './container-rules';
import { deploymentRules } from './deployment-rules';
import { environmentRules } from './environment-rules';
import { podRules } from './pod-rules';
import { resourceRules } from './resource-rules';
import { schedulingRules } from './scheduling-rules';
import { securityRules } from './security-rules';
import { volumeRules } from './volume-rules';
import { type RulesByType } from './type-rules';

/** What the API server demands of all types, beyond data/kubernetes-types.json. */
export function allRules(): RulesByType {
  return {
    ...containerRules,
    ...deploymentRules,
    ...environmentRules,
    ...podRules,
    ...resourceRules,
    ...schedulingRules,
    ...securityRules,
    ...volumeRules,
  };
}
