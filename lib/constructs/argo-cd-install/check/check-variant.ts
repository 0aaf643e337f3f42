import { type Problem } from '../../../core/error';
import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

/** What an install without API server, Dex and notifications has no use for. */
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

/** What leads to the API server. */
const waysIn = ['ingress', 'gateway', 'certificate', 'openShift'] as const;

/** What the variant of the install does not go with. */
export function checkVariant(props: ArgoCdInstallProps): Problem[] {
  return [
    ...checkCore(props),
    ...checkScope(props),
    ...checkRedis(props),
    ...checkDisabled(props),
    ...problemIf(
      props.commitServer !== undefined && props.hydrator !== true,
      'Cannot use commitServer: only the source hydrator has one',
      'add hydrator: true, or leave commitServer out',
    ),
  ];
}

function checkCore(props: ArgoCdInstallProps): Problem[] {
  const idle = absentFromCore.filter((prop) => props[prop] !== undefined && props[prop] !== false);
  return problemIf(
    props.core === true && idle.length > 0,
    `Cannot use ${idle.join(', ')} with core: true: that install has no API server, no Dex and no notifications`,
    `leave ${idle.join(', ')} out, or leave core out`,
  );
}

/** What needs rights in the whole cluster. */
function checkScope(props: ArgoCdInstallProps): Problem[] {
  const wide = [
    ...(props.applicationNamespaces === undefined ? [] : ['applicationNamespaces']),
    ...(props.applicationSet?.namespaces === undefined ? [] : ['applicationSet.namespaces']),
    ...(['server', 'controller', 'applicationSet'] as const)
      .filter((key) => props[key]?.clusterRoleRules !== undefined)
      .map((key) => `${key}.clusterRoleRules`),
    ...(props.aggregateRoles === true ? ['aggregateRoles'] : []),
    ...(props.clusterRolePrefix === undefined ? [] : ['clusterRolePrefix']),
  ];
  return problemIf(
    props.scope === 'namespace' && wide.length > 0,
    `Cannot use ${wide.join(', ')} with scope: 'namespace': that install has no rights outside of its namespace`,
    `leave ${wide.join(', ')} out, or leave scope out`,
  );
}

function checkRedis({ redis = {}, highAvailability }: ArgoCdInstallProps): Problem[] {
  const { external, proxy, serviceAccount } = redis;
  return [
    ...problemIf(
      external !== undefined && highAvailability === true,
      'Cannot use redis.external with highAvailability: true: Argo CD would have two caches',
      'leave the one or the other out; replicas of server and repoServer can be set without highAvailability',
    ),
    ...problemIf(
      proxy !== undefined && highAvailability !== true,
      'Cannot use redis.proxy: only a highly available Redis has a proxy in front',
      'add highAvailability: true, or leave redis.proxy out',
    ),
    ...problemIf(
      serviceAccount !== undefined && highAvailability === true,
      'Cannot use redis.serviceAccount with highAvailability: true: Redis and its proxy have one each, of fixed names',
      'leave redis.serviceAccount out, and use patches',
    ),
    ...problemIf(
      external === undefined && redis.enabled === false,
      'Cannot switch Redis off: all components need a cache',
      "add redis.external: { host: 'redis.example.com' }, or leave redis.enabled out",
    ),
  ];
}

/** What is said of a component that is switched off, and of the ways to an API server that is. */
function checkDisabled(props: ArgoCdInstallProps): Problem[] {
  const off = (Object.keys(componentNames) as ComponentKey[]).filter((key) => props[key]?.enabled === false);
  const idle = off.flatMap((key) => {
    const set = Object.entries(props[key] ?? {}).filter(([name, value]) => name !== 'enabled' && value !== undefined);
    // Redis without Argo CD's own is redis.external.
    return set.filter(([name]) => name !== 'external').map(([name]) => `${key}.${name}`);
  });
  const ways = off.includes('server') ? waysIn.filter((way) => props[way] !== undefined && props[way] !== false) : [];
  const all = [...idle, ...ways];
  return problemIf(
    all.length > 0,
    `Cannot use ${all.join(', ')} with ${off.map((key) => `${key}.enabled: false`).join(', ')}: nothing would read it`,
    `leave ${all.join(', ')} out, or leave enabled out`,
  );
}
