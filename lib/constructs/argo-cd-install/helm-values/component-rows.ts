import { listVariables } from '../parts/customize';
import { linux } from '../parts/pod';
import { componentNames, type ComponentKey } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import {
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdScalableProps,
} from '../props/component';
import { row, imageValues, type ValueRow } from './value-row';

type AnyComponentProps = ArgoCdComponentProps & ArgoCdScalableProps & ArgoCdClusterComponentProps;
type Field = keyof AnyComponentProps;
type FieldRow = readonly [
  field: Field,
  to: string | readonly string[],
  value?: (props: AnyComponentProps, plan: InstallPlan) => unknown,
];

/** The same for every component. Charts name some values differently for some components. */
const fields: readonly FieldRow[] = [
  ['enabled', 'enabled'],
  ['replicas', 'replicas'],
  ['image', 'image.repository', ({ image }) => imageValues(image).repository],
  ['image', 'image.tag', ({ image }) => imageValues(image).tag],
  ['imagePullPolicy', 'image.imagePullPolicy'],
  ['resources', 'resources'],
  ['initResources', ['copyutil.resources', 'initImage.resources']],
  ['env', ['env', 'extraEnv'], ({ env }) => listVariables(env)],
  ['envFrom', ['envFrom', 'extraEnvFrom']],
  ['extraArgs', 'extraArgs'],
  ['volumes', ['volumes', 'extraVolumes']],
  ['volumeMounts', ['volumeMounts', 'extraVolumeMounts']],
  ['initContainers', 'initContainers'],
  ['sidecars', 'extraContainers'],
  ['annotations', 'deploymentAnnotations'],
  ['annotations', 'statefulsetAnnotations'],
  ['podAnnotations', 'podAnnotations'],
  ['podLabels', 'podLabels'],
  ['securityContext', 'containerSecurityContext'],
  ['podSecurityContext', 'securityContext'],
  ['livenessProbe', 'livenessProbe'],
  ['livenessProbe', 'livenessProbe.enabled', () => true],
  ['readinessProbe', 'readinessProbe'],
  [
    'nodeSelector',
    'nodeSelector',
    ({ nodeSelector }, { props }) => ({ ...linux, ...props.pods?.nodeSelector, ...nodeSelector }),
  ],
  ['tolerations', 'tolerations'],
  ['affinity', 'affinity'],
  ['topologySpreadConstraints', 'topologySpreadConstraints'],
  ['priorityClassName', 'priorityClassName'],
  ['runtimeClassName', 'runtimeClassName'],
  ['dnsPolicy', 'dnsPolicy'],
  ['dnsConfig', 'dnsConfig'],
  ['terminationGracePeriodSeconds', 'terminationGracePeriodSeconds'],
  ['strategy', 'deploymentStrategy'],
  ['serviceAccount', 'serviceAccount.create', ({ serviceAccount }) => serviceAccount?.create ?? true],
  ['serviceAccount', 'serviceAccount.name', ({ serviceAccount }) => serviceAccount?.name],
  ['serviceAccount', 'serviceAccount.annotations', ({ serviceAccount }) => serviceAccount?.annotations],
  ['serviceAccount', 'serviceAccount.labels', ({ serviceAccount }) => serviceAccount?.labels],
  ['disruptionBudget', 'pdb.enabled', () => true],
  ['disruptionBudget', 'pdb.minAvailable', ({ disruptionBudget }) => disruptionBudget?.minAvailable],
  ['disruptionBudget', 'pdb.maxUnavailable', ({ disruptionBudget }) => disruptionBudget?.maxUnavailable],
  ['autoscaling', 'autoscaling.enabled', () => true],
  ['autoscaling', 'autoscaling.minReplicas', ({ autoscaling }) => autoscaling?.minReplicas],
  ['autoscaling', 'autoscaling.maxReplicas', ({ autoscaling }) => autoscaling?.maxReplicas],
  ['autoscaling', 'autoscaling.targetCPUUtilizationPercentage', ({ autoscaling }) => autoscaling?.cpuUtilization],
  ['autoscaling', 'autoscaling.targetMemoryUtilizationPercentage', ({ autoscaling }) => autoscaling?.memoryUtilization],
  ['clusterRoleRules', 'clusterRoleRules.enabled', () => true],
  ['clusterRoleRules', 'clusterRoleRules.rules'],
];

/** Values that the chart gives to init containers as well, unlike the props. */
const shared: readonly string[] = [
  'repoServer.resources',
  'repoServer.securityContext',
  'dex.resources',
  'dex.securityContext',
];

/** The rows of the props that all components have. */
export const componentRows: readonly ValueRow[] = (Object.keys(componentNames) as ComponentKey[]).flatMap((key) =>
  fields.map(([field, to, value]) => ({
    prop: `${key}.${field}`,
    to: [to].flat().map((path) => `${key}.${path}`),
    value: ({ plan }) => valueOf(plan, key, field, value),
    isPatch: shared.includes(`${key}.${field}`),
  })),
);

/** The init container of Redis is a Job in the chart. */
export const redisRows: readonly ValueRow[] = [
  row('redis.initResources', 'redisSecretInit.resources', ({ plan }) => plan.props.redis?.initResources),
];

function valueOf(plan: InstallPlan, key: ComponentKey, field: Field, value: FieldRow[2]): unknown {
  const props: AnyComponentProps = plan.props[key] ?? {};
  // A highly available Redis is a chart of its own, with other values.
  const isAbsent = props[field] === undefined || (key === 'redis' && plan.highAvailability);
  return isAbsent ? undefined : value === undefined ? props[field] : value(props, plan);
}
