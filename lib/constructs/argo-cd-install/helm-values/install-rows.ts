import { listVariables } from '../parts/customize';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdCommonProps } from '../props/install';
import { row, imageValues, type ValueRow } from './value-row';

/** What is installed. These props come first: others can change what they set. */
export const variantRows: readonly ValueRow[] = [
  row('version', 'global.image.tag', ({ tag }) => tag),
  row('crds', 'crds.install', ({ plan }) => plan.props.crds),
  row('scope', 'createClusterRoles', ({ plan }) => (plan.clusterScope ? undefined : false)),
  row('core', 'dex.enabled', ({ plan }) => (plan.core ? false : undefined)),
  row('core', 'notifications.enabled', ({ plan }) => (plan.core ? false : undefined)),
  row('hydrator', 'commitServer.enabled', ({ plan }) => plan.props.hydrator),
  row('hydrator', 'configs.params', ({ plan }) =>
    plan.props.hydrator === true ? { 'hydrator.enabled': 'true' } : undefined,
  ),
  row('applicationSet.clusterRoleRules', 'applicationSet.allowAnyNamespace', ({ plan }) =>
    plan.props.applicationSet?.clusterRoleRules === undefined ? undefined : true,
  ),
  row('highAvailability', 'redis-ha.enabled', ({ plan }) => plan.props.highAvailability),
  row('highAvailability', 'server.replicas', ({ plan }) => (plan.highAvailability ? 2 : undefined)),
  row('highAvailability', 'repoServer.replicas', ({ plan }) => (plan.highAvailability ? 2 : undefined)),
  row(
    'controller.dynamicClusterDistribution',
    'controller.dynamicClusterDistribution',
    ({ plan }) => plan.props.controller?.dynamicClusterDistribution,
  ),
  row('controller.heartbeat', 'controller.heartbeatTime', ({ plan }) => plan.props.controller?.heartbeat?.toSeconds()),
];

/** What applies to all components. */
export const commonRows: readonly ValueRow[] = [
  row('image', 'global.image.repository', ({ plan }) => imageValues(plan.props.image).repository),
  row('image', 'global.image.tag', ({ plan }) => imageValues(plan.props.image).tag),
  row('imagePullPolicy', 'global.image.imagePullPolicy', ({ plan }) => plan.props.imagePullPolicy),
  row('imagePullSecrets', 'global.imagePullSecrets', ({ plan }) =>
    plan.props.imagePullSecrets?.map((name) => ({ name })),
  ),
  ...podRows(),
  row('networkPolicies', 'global.networkPolicy.create', ({ plan }) =>
    plan.props.networkPolicies === undefined ? undefined : plan.props.networkPolicies !== 'none',
  ),
  row('networkPolicies', 'global.networkPolicy.defaultDenyIngress', ({ plan }) =>
    plan.props.networkPolicies === 'default-deny' ? true : undefined,
  ),
  row('aggregateRoles', 'createAggregateRoles', ({ plan }) => plan.props.aggregateRoles),
  row('openShift', 'openshift.enabled', ({ plan }) => isOn(plan.props.openShift)),
];

/** A Redis that runs elsewhere. */
export const externalRedisRows: readonly ValueRow[] = [
  row('redis.external', 'redis.enabled', ({ plan }) => externalRedis(plan) && false),
  row('redis.external', 'redisSecretInit.enabled', ({ plan }) => externalRedis(plan) && false),
  row('redis.external', 'externalRedis.host', ({ plan }) => externalRedis(plan)?.host),
  row('redis.external', 'externalRedis.port', ({ plan }) => externalRedis(plan)?.port),
  row('redis.external', 'externalRedis.existingSecret', ({ plan }) => externalRedis(plan)?.passwordSecret?.name),
];

type PodField = keyof NonNullable<ArgoCdCommonProps['pods']>;

function podRows(): ValueRow[] {
  // The affinity is not in this list: that of the chart is a choice between presets.
  const same: readonly PodField[] = [
    'nodeSelector',
    'tolerations',
    'topologySpreadConstraints',
    'priorityClassName',
    'runtimeClassName',
    'hostAliases',
    'podAnnotations',
    'podLabels',
  ];
  return [
    ...same.map((field) => row(`pods.${field}`, `global.${field}`, ({ plan }) => plan.props.pods?.[field])),
    row('pods.env', 'global.env', ({ plan }) => plan.props.pods?.env && listVariables(plan.props.pods.env)),
  ];
}

function externalRedis({ props }: InstallPlan): NonNullable<InstallPlan['props']['redis']>['external'] {
  return props.redis?.external;
}

function isOn(value: unknown): true | undefined {
  return value === undefined || value === false ? undefined : true;
}
