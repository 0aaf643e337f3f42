import { type Problem } from '../../../core/error';
import { checkName, dnsLabel } from '../../../kubernetes/name-rule';
import { argoCdVersions } from '../../argo-cd/release/release';
import { argoCdDefects } from '../props/defects';
import { type ArgoCdInstallProps } from '../props/install';
import { contradictions } from '../plan/plan-install';
import { checkAccess } from './check-access';
import { checkChoice } from './check-choice';
import { checkComponents } from './check-components';
import { checkConfig } from './check-config';
import { checkExtensions } from './check-extensions';
import { checkFields } from './check-fields';
import { checkLogins } from './check-logins';
import { checkNodePorts } from './check-node-ports';
import { checkParams } from './check-params';
import { checkScaling } from './check-scaling';
import { checkTrust } from './check-trust';
import { checkVariant } from './check-variant';

/** Everything that is wrong with the props of an install by themselves. */
export function checkInstall(props: ArgoCdInstallProps, namespace: string): Problem[] {
  const unknown = [...checkFields(props), ...checkChoice('version', props.version, argoCdVersions)];
  if (unknown.length > 0) {
    return unknown;
  }
  return [
    ...checkName(namespace, 'namespace', dnsLabel),
    ...checkChoice('scope', props.scope, ['cluster', 'namespace']),
    ...checkChoice('networkPolicies', props.networkPolicies, ['upstream', 'default-deny', 'none']),
    ...(Array.isArray(props.mend) ? props.mend.flatMap((name) => checkChoice('mend', name, argoCdDefects)) : []),
    ...checkVariant(props),
    ...checkComponents(props),
    ...checkScaling(props),
    ...checkNodePorts(props),
    ...checkParams(props),
    ...checkConfig(props),
    ...contradictions(props),
    ...checkAccess(props),
    ...checkLogins(props),
    ...checkTrust(props),
    ...checkExtensions(props),
  ];
}
