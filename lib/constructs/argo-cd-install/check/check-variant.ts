import { type Fault, fault, faultIf } from '../../../core/fault';
import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdInstallProps } from '../props/install';

/** Props that have no effect in an install without API server, Dex and notifications. */
const absentFromCore = [
  'server',
  'dex',
  'notifications',
  'url',
  'insecure',
  'ingress',
  'gateway',
  'certificate',
  'oidc',
  'admin',
  'accounts',
  'rbac',
  'exec',
  'ui',
] as const;

/** Props that lead to the API server. */
const waysIn = ['ingress', 'gateway', 'certificate', 'openShift'] as const;

/** Finds props that do not fit the variant of the install. */
export function checkVariant(props: ArgoCdInstallProps): readonly Fault[] {
  return [
    ...checkCore(props),
    ...checkScope(props),
    ...checkRedis(props),
    ...checkRedisReplicas(props),
    ...checkDisabled(props),
    ...faultIf(
      props.commitServer !== undefined && props.hydrator !== true,
      'no-effect',
      ['commitServer'],
      (at) => `Cannot use ${at}: only the source hydrator has one`,
      'add hydrator: true, or leave commitServer out',
    ),
    ...faultIf(
      props.commitServer?.enabled === false && props.hydrator === true,
      'exclusive',
      ['commitServer', 'enabled'],
      (at) => `Cannot use false as ${at} with hydrator: true: nothing would push the rendered manifests`,
      'leave hydrator out, or leave enabled out',
    ),
  ];
}

/** Props that have no effect together with another prop. */
function idle(props: readonly string[], because: string, reason: string, or: string): readonly Fault[] {
  const names = props.join(', ');
  return props.length === 0
    ? []
    : [
        fault(
          'no-effect',
          [],
          `Cannot use ${names} with ${because}: ${reason}`,
          `leave ${names} out, or leave ${or} out`,
        ),
      ];
}

function checkCore(props: ArgoCdInstallProps): readonly Fault[] {
  const given = props.core === true ? absentFromCore.filter((prop) => isOn(props[prop])) : [];
  return idle(given, 'core: true', 'that install has no API server, no Dex and no notifications', 'core');
}

/** Some props need permissions in the whole cluster. */
function checkScope(props: ArgoCdInstallProps): readonly Fault[] {
  const clusterWide = {
    applicationNamespaces: props.applicationNamespaces,
    'applicationSet.namespaces': props.applicationSet?.namespaces,
    'server.clusterRoleRules': props.server?.clusterRoleRules,
    'controller.clusterRoleRules': props.controller?.clusterRoleRules,
    'applicationSet.clusterRoleRules': props.applicationSet?.clusterRoleRules,
    aggregateRoles: props.aggregateRoles,
    clusterRolePrefix: props.clusterRolePrefix,
  };
  const given = Object.entries(clusterWide).flatMap(([name, value]) => (isOn(value) ? [name] : []));
  const reason = 'that install has no permissions outside of its namespace';
  return idle(props.scope === 'namespace' ? given : [], "scope: 'namespace'", reason, 'scope');
}

function checkRedis({ redis = {}, highAvailability }: ArgoCdInstallProps): readonly Fault[] {
  const { external, proxy, serviceAccount, enabled } = redis;
  return [
    ...faultIf(
      external !== undefined && highAvailability === true,
      'exclusive',
      ['redis', 'external'],
      (at) => `Cannot use ${at} with highAvailability: true: Argo CD would have two caches`,
      'leave one of them out; replicas of server and repoServer can be set without highAvailability',
    ),
    ...faultIf(
      proxy !== undefined && highAvailability !== true,
      'no-effect',
      ['redis', 'proxy'],
      (at) => `Cannot use ${at}: only a highly available Redis has a proxy`,
      'add highAvailability: true, or leave redis.proxy out',
    ),
    ...faultIf(
      serviceAccount !== undefined && highAvailability === true,
      'no-effect',
      ['redis', 'serviceAccount'],
      (at) => `Cannot use ${at} with highAvailability: true: Redis and its proxy have accounts with fixed names`,
      'leave redis.serviceAccount out, and use patches',
    ),
    ...faultIf(
      external === undefined && enabled === false,
      'required',
      ['redis', 'enabled'],
      'Cannot switch Redis off: all components need a cache',
      "add redis.external: { host: 'redis.example.com' }, or leave redis.enabled out",
    ),
  ];
}

function checkRedisReplicas({ redis = {}, highAvailability = false }: ArgoCdInstallProps): readonly Fault[] {
  const { replicas } = redis;
  const isWrong = replicas !== undefined && (highAvailability ? replicas !== 3 : replicas > 1);
  return faultIf(
    isWrong,
    'single',
    ['redis', 'replicas'],
    (at) =>
      highAvailability
        ? `Cannot use ${replicas} as ${at} with highAvailability: true: upstream's Redis knows its three Pods by name`
        : `Cannot use ${replicas} as ${at}: two would be two caches`,
    highAvailability ? 'leave redis.replicas out' : 'use highAvailability: true',
  );
}

/** Props of a component that is switched off, and ways to an API server that is switched off. */
function checkDisabled(props: ArgoCdInstallProps): readonly Fault[] {
  const off = (Object.keys(componentNames) as ComponentKey[]).filter((key) => props[key]?.enabled === false);
  const settings = off.flatMap((key) =>
    Object.entries(props[key] ?? {})
      // Redis that is not Argo CD's own is redis.external.
      .filter(([name, value]) => name !== 'enabled' && name !== 'external' && value !== undefined)
      .map(([name]) => `${key}.${name}`),
  );
  const ways = off.includes('server') ? waysIn.filter((way) => isOn(props[way])) : [];
  const because = off.map((key) => `${key}.enabled: false`).join(', ');
  return idle([...settings, ...ways], because, 'nothing would read it', 'enabled');
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== false;
}
