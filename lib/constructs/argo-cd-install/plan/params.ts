import { type ArgoCdInstallProps } from '../props/install';
import { type DerivedData } from './merge-data';

/** The parameters that upstream's variants write into argocd-cmd-params-cm. */
export function variantParams({ highAvailability, hydrator }: ArgoCdInstallProps): Record<string, string> {
  return {
    ...(highAvailability === true ? { 'redis.server': 'argocd-redis-ha-haproxy:6379' } : {}),
    ...(hydrator === true ? { 'hydrator.enabled': 'true' } : {}),
  };
}

const loggers = {
  server: 'server',
  repoServer: 'reposerver',
  controller: 'controller',
  applicationSet: 'applicationsetcontroller',
  notifications: 'notificationscontroller',
  dex: 'dexserver',
  commitServer: 'commitserver',
} as const;

function logging({ logging: { level, format } = {}, hydrator }: ArgoCdInstallProps): Record<string, string> {
  const prefixes = Object.values(loggers).filter((prefix) => prefix !== loggers.commitServer || hydrator === true);
  return {
    ...Object.fromEntries(level === undefined ? [] : prefixes.map((prefix) => [`${prefix}.log.level`, level])),
    ...Object.fromEntries(format === undefined ? [] : prefixes.map((prefix) => [`${prefix}.log.format`, format])),
  };
}

function externalRedis({ redis }: ArgoCdInstallProps): Record<string, string> {
  const { host, port = 6379 } = redis?.external ?? {};
  return host === undefined ? {} : { 'redis.server': `${host}:${port}` };
}

function applicationSets({ applicationSet = {} }: ArgoCdInstallProps): DerivedData[] {
  const { namespaces, allowedScmProviders, replicas = 1 } = applicationSet;
  return [
    { prop: 'applicationSet.namespaces', data: list('applicationsetcontroller.namespaces', namespaces) },
    {
      prop: 'applicationSet.allowedScmProviders',
      data: list('applicationsetcontroller.allowed.scm.providers', allowedScmProviders),
    },
    {
      prop: 'applicationSet.replicas',
      data: replicas > 1 ? { 'applicationsetcontroller.enable.leader.election': 'true' } : {},
    },
  ];
}

function list(key: string, values: readonly string[] | undefined): Record<string, string> {
  return values === undefined ? {} : { [key]: values.join(',') };
}

/** The parameters that other props set. */
export function derivedParams(props: ArgoCdInstallProps): DerivedData[] {
  const { rootPath } = props.server ?? {};
  const paths: Record<string, string> =
    rootPath === undefined ? {} : { 'server.rootpath': rootPath, 'server.basehref': rootPath };
  return [
    { prop: 'insecure', data: props.insecure === true ? { 'server.insecure': 'true' } : {} },
    { prop: 'server.rootPath', data: paths },
    { prop: 'redis.external', data: externalRedis(props) },
    { prop: 'applicationNamespaces', data: list('application.namespaces', props.applicationNamespaces) },
    ...applicationSets(props),
    { prop: 'logging', data: logging(props) },
  ];
}
