import { type Fields, type Shape } from '../../../core/check/shape';
import { anything, boolean, either, list, map, matching, object, oneOf, text } from '../../../core/check/shapes';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { dnsLabel } from '../../../kubernetes/name-rule';
import { argoCdVersions } from '../../argo-cd/release/release';
import { accessFields } from './access-shape';
import { componentsFields } from './components-shape';
import { argoCdDefects } from './defects';
import {
  type ArgoCdClusterProps,
  type ArgoCdCommonProps,
  type ArgoCdInstallProps,
  type ArgoCdMetrics,
  type ArgoCdScopeProps,
} from './install';
import { loginFields } from './logins-shape';
import { envShape, imageShape, ownLabels, pullPolicyShape, schedulingFields } from './pod-shape';
import { settingsFields } from './settings-shape';
import { trustFields } from './trust-shape';

type AllPods = NonNullable<ArgoCdCommonProps['pods']>;
type ServiceMonitors = NonNullable<ArgoCdMetrics['serviceMonitors']>;

const scopeFields: Fields<ArgoCdScopeProps> = {
  namespace: matching(dnsLabel),
  createNamespace: boolean,
  crds: boolean,
  version: oneOf(argoCdVersions),
  scope: oneOf(['cluster', 'namespace']),
  core: boolean,
  highAvailability: boolean,
  hydrator: boolean,
};

const commonFields: Fields<ArgoCdCommonProps> = {
  image: imageShape,
  imagePullPolicy: pullPolicyShape,
  imagePullSecrets: list(text),
  pods: object<AllPods>({ ...schedulingFields, podAnnotations: annotations, podLabels: ownLabels, env: envShape }),
  labels: ownLabels,
  networkPolicies: oneOf(['upstream', 'default-deny', 'none']),
  metrics: object<ArgoCdMetrics>({
    serviceMonitors: object<ServiceMonitors>({ labels, interval: text }),
    applicationLabels: list(text),
  }),
  mend: either(oneOf(['all']), list(oneOf(argoCdDefects))),
};

/** What a patch is, is checked when it is read. */
const patch: Shape<never> = { node: map(anything).node };

const clusterFields: Fields<ArgoCdClusterProps> = {
  clusterRolePrefix: text,
  openShift: either(boolean, object<{ readonly host?: string }>({ host: text })),
  aggregateRoles: boolean,
  patches: list(patch),
  unsafePlaintext: list(text),
};

/** Every prop of an install. */
export const installFields: Fields<ArgoCdInstallProps> = {
  ...scopeFields,
  ...componentsFields,
  ...commonFields,
  ...accessFields,
  ...loginFields,
  ...settingsFields,
  ...trustFields,
  ...clusterFields,
};
