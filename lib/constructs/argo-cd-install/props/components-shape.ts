import { duration } from '../../../core/check/duration-shapes';
import { quote } from '../../../core/check/quote';
import { type Fields, type Shape, type TextRule } from '../../../core/check/shape';
import {
  anything,
  boolean,
  either,
  list,
  map,
  matching,
  object,
  oneOf,
  required,
  text,
  whole,
} from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { hostName, ipRange } from '../../../kubernetes/host-rule';
import { labelKey } from '../../../kubernetes/name-rule';
import { ingressShape } from './access-shape';
import { secretSource } from './logins-shape';
import { type ArgoCdComponentProps } from './component';
import { checkAutoscaling, clusterComponentFields, componentFields, scalableFields } from './component-shape';
import {
  type ArgoCdApplicationSetProps,
  type ArgoCdControllerProps,
  type ArgoCdDexProps,
  type ArgoCdExternalRedis,
  type ArgoCdNotificationsProps,
  type ArgoCdRedisProps,
  type ArgoCdRepoServerProps,
  type ArgoCdServerProps,
  type ArgoCdServerService,
} from './components';
import { type ArgoCdComponentsProps } from './install';

type NodePorts = NonNullable<ArgoCdServerService['nodePorts']>;
type PasswordSecret = NonNullable<ArgoCdExternalRedis['passwordSecret']>;

/** The default range of Kubernetes. A cluster can be started with another one. */
const nodePort = whole(30000, 32767);

const service = object<ArgoCdServerService>(
  {
    type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer']),
    nodePorts: object<NodePorts>(
      { http: nodePort, https: nodePort },
      { also: checkPortsDiffer, example: '{ https: 31001 }' },
    ),
    annotations,
    labels,
    loadBalancerSourceRanges: list(matching(ipRange)),
    loadBalancerClass: matching(labelKey),
    externalTrafficPolicy: oneOf(['Cluster', 'Local']),
    httpsAppProtocol: text,
  },
  { also: checkServiceType, instead: { nodePort: 'nodePorts: { https: … }' } },
);

const rootPath = matching({
  wanted: 'begin with a slash and end without one',
  example: '/argo-cd',
  accepts: (value) => /^\/[^\s]*[^\s/]$/.test(value),
});

const server = object<ArgoCdServerProps>(
  { ...componentFields, ...scalableFields, ...clusterComponentFields, service, rootPath },
  { also: checkAutoscaling },
);

const repoServer = object<ArgoCdRepoServerProps>({ ...componentFields, ...scalableFields }, { also: checkAutoscaling });

const controller = object<ArgoCdControllerProps>(
  { ...componentFields, ...clusterComponentFields, dynamicClusterDistribution: boolean, heartbeat: duration(1) },
  { also: checkHeartbeat },
);

const passwordSecret = object<PasswordSecret>(
  { name: required(text), key: required(text) },
  { unknown: 'unless-misspelt', secret: true, example: "{ name: 'redis', key: 'password' }" },
);

const external = object<ArgoCdExternalRedis>(
  { host: required(matching({ ...hostName, example: 'redis.example.com' })), port: whole(1, 65535), passwordSecret },
  { example: "{ host: 'redis.example.com' }" },
);

const component = object<ArgoCdComponentProps>(componentFields);

const redis = object<ArgoCdRedisProps>({ ...componentFields, external, proxy: component });

const applicationSet = object<ArgoCdApplicationSetProps>({
  ...componentFields,
  ...clusterComponentFields,
  namespaces: list(text),
  allowedScmProviders: list(text),
  ingress: ingressShape,
});

const yaml = either(text, map(anything));

/** A map, or its YAML as text. Messages do not repeat it, because it may have secrets in it. */
const secretYaml: Shape<never> = {
  node: { kind: 'either', secret: true, options: [text.node, map(anything).node] },
};

const notifications = object<ArgoCdNotificationsProps>(
  {
    ...componentFields,
    secrets: secretSource,
    notifiers: map(secretYaml, {
      key: without('service.', 'slack'),
      secret: true,
      example: "{ slack: { token: '$slack-token' } }",
    }),
    templates: map(yaml, { key: without('template.', 'app-synced') }),
    triggers: map(either(text, list(map(anything))), { key: without('trigger.', 'on-synced') }),
    subscriptions: list(map(anything)),
    context: map(text),
  },
  { also: checkSingle('two would send every message twice') },
);

const dex = object<ArgoCdDexProps>(
  { ...componentFields, config: secretYaml },
  { also: checkSingle('its database is in memory, so two would know different logins') },
);

/** A name without the prefix that its key in argocd-notifications-cm gets. */
function without(prefix: string, example: string): TextRule {
  return {
    wanted: `not begin with ${prefix}: that is added to it`,
    example,
    accepts: (name) => !name.startsWith(prefix),
    nearest: (name) => name.slice(prefix.length) || undefined,
  };
}

/** The components of Argo CD. */
export const componentsFields: Fields<ArgoCdComponentsProps> = {
  server,
  repoServer,
  controller,
  redis,
  applicationSet,
  notifications,
  dex,
  commitServer: component,
};

/** The check of a component that can have only one Pod. */
function checkSingle(why: string): (props: PlainMap) => readonly Fault[] {
  return ({ replicas }) =>
    faultIf(
      Number(replicas) > 1,
      'single',
      ['replicas'],
      (at) => `Cannot use ${String(replicas)} as ${at}: ${why}`,
      'leave replicas out',
    );
}

function checkPortsDiffer({ http, https }: PlainMap): readonly Fault[] {
  return faultIf(
    http !== undefined && http === https,
    'duplicate',
    [],
    (at) => `Cannot use ${String(http)} for both ports of ${at}: a port leads to one place`,
    'use two ports',
  );
}

function checkServiceType(given: PlainMap): readonly Fault[] {
  const { type = 'ClusterIP', nodePorts, externalTrafficPolicy } = given;
  const balancing = ['loadBalancerClass', 'loadBalancerSourceRanges'].filter((field) => given[field] !== undefined);
  const hasNodePort = isPlainMap(nodePorts) && Object.values(nodePorts).some((port) => port !== undefined);
  return [
    ...faultIf(
      externalTrafficPolicy !== undefined && type === 'ClusterIP',
      'no-effect',
      ['externalTrafficPolicy'],
      (at) => `Cannot use ${at} with type "ClusterIP": no traffic comes from outside`,
      "use type: 'NodePort' or 'LoadBalancer'",
    ),
    ...faultIf(
      balancing.length > 0 && type !== 'LoadBalancer',
      'no-effect',
      [],
      (at) => `Cannot use ${balancing.join(', ')} in ${at} with type ${quote(type)}: there is no load balancer`,
      "use type: 'LoadBalancer'",
    ),
    ...faultIf(
      hasNodePort && type === 'ClusterIP',
      'no-effect',
      ['nodePorts'],
      (at) => `Cannot use ${at} with type "ClusterIP": it has no port on the nodes`,
      "use type: 'NodePort', or leave nodePorts out",
    ),
  ];
}

function checkHeartbeat({ heartbeat, dynamicClusterDistribution }: PlainMap): readonly Fault[] {
  return faultIf(
    heartbeat !== undefined && dynamicClusterDistribution !== true,
    'no-effect',
    ['heartbeat'],
    (at) => `Cannot use ${at}: only controllers with dynamic cluster distribution report`,
    'add dynamicClusterDistribution: true, or leave heartbeat out',
  );
}
