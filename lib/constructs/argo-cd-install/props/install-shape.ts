import { type Fields } from '../../../core/check/shape';
import { boolean, either, list, map, matching, object, oneOf, required, text, whole } from '../../../core/check/shapes';
import { patchShape } from '../../../core/patch/patch-shape';
import { isPlainMap } from '../../../core/plain';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { hostName } from '../../../kubernetes/host-rule';
import { dnsLabel } from '../../../kubernetes/name-rule';
import { versionShape } from '../../argo-cd/release/version-shape';
import { accessFields } from './access-shape';
import { componentsFields } from './components-shape';
import { argoCdDefects } from './defects';
import {
  type ArgoCdClusterProps,
  type ArgoCdCommonProps,
  type ArgoCdInstallProps,
  type ArgoCdScopeProps,
} from './install';
import { helmShape } from '../chart-source/helm-shape';
import { loginFields } from './logins-shape';
import {
  type ArgoCdMetrics,
  type ArgoCdPrometheusRule,
  type ArgoCdRelabeling,
  type ArgoCdRule,
  type ArgoCdRuleGroup,
  type ArgoCdServiceMonitors,
} from './monitoring';
import { envShape, imageShape, ownLabels, pullPolicyShape, schedulingFields } from './pod-shape';
import { settingsFields } from './settings-shape';
import { trustFields } from './trust-shape';

type AllPods = NonNullable<ArgoCdCommonProps['pods']>;

/** A duration as Prometheus writes it. */
const promDuration = matching({
  rule: 'duration',
  wanted: 'be a duration with units, such as 1m30s',
  example: '30s',
  accepts: (value) =>
    value === '0' || /^(?=.)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/.test(value),
  nearest: (value) => (/^\d+$/.test(value) ? `${value}s` : undefined),
});

/** Labels and texts of Prometheus, which follow other rules than those of Kubernetes. */
const texts = map(text);

const scopeFields: Fields<ArgoCdScopeProps> = {
  namespace: matching(dnsLabel),
  createNamespace: boolean,
  crds: boolean,
  version: versionShape,
  scope: oneOf(['cluster', 'namespace']),
  core: boolean,
  highAvailability: boolean,
  hydrator: boolean,
  helm: helmShape,
};

const relabelings = list(
  object<ArgoCdRelabeling>(
    {
      sourceLabels: list(text),
      separator: text,
      targetLabel: text,
      regex: text,
      modulus: whole(1),
      replacement: text,
      action: text,
    },
    { unknown: 'unless-misspelt' },
  ),
);

const serviceMonitors = object<ArgoCdServiceMonitors>({
  labels,
  annotations,
  interval: promDuration,
  scrapeTimeout: promDuration,
  honorLabels: boolean,
  relabelings,
  metricRelabelings: relabelings,
});

const rule = object<ArgoCdRule>(
  { alert: text, record: text, expr: required(text), for: promDuration, labels: texts, annotations: texts },
  { unknown: 'unless-misspelt', exactlyOne: [['alert', 'record']], example: "{ alert: 'OutOfSync', expr: '…' }" },
);

const ruleGroup = object<ArgoCdRuleGroup>(
  { name: required(text), interval: promDuration, rules: required(list(rule, { least: 1 })) },
  { unknown: 'unless-misspelt', example: "{ name: 'argocd', rules: […] }" },
);

const prometheusRule = object<ArgoCdPrometheusRule>({
  labels,
  annotations,
  groups: required(list(ruleGroup, { least: 1, unique: { by: nameOf, title: 'name' } })),
});

const commonFields: Fields<ArgoCdCommonProps> = {
  image: imageShape,
  imagePullPolicy: pullPolicyShape,
  imagePullSecrets: list(text),
  pods: object<AllPods>({ ...schedulingFields, podAnnotations: annotations, podLabels: ownLabels, env: envShape }),
  labels: ownLabels,
  networkPolicies: oneOf(['upstream', 'default-deny', 'none']),
  metrics: object<ArgoCdMetrics>({ serviceMonitors, rules: prometheusRule, applicationLabels: list(text) }),
  fixes: either(oneOf(['all']), list(oneOf(argoCdDefects))),
};

const clusterFields: Fields<ArgoCdClusterProps> = {
  clusterRolePrefix: text,
  openShift: either(boolean, object<{ readonly host?: string }>({ host: matching(hostName) })),
  aggregateRoles: boolean,
  patches: list(patchShape),
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

function nameOf(item: unknown): unknown {
  return isPlainMap(item) ? item.name : undefined;
}
