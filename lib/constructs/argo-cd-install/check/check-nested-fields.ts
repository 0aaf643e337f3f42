import { type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { type ArgoCdCertificate, type ArgoCdGateway, type ArgoCdIngress } from '../props/access';
import { type ArgoCdAutoscaling, type ArgoCdDisruptionBudget, type ArgoCdServiceAccount } from '../props/component';
import { type ArgoCdExternalRedis, type ArgoCdServerService } from '../props/components';
import { type ArgoCdPlugin, type ArgoCdUi } from '../props/extensions';
import { type ArgoCdInstallProps, type ArgoCdMetrics } from '../props/install';
import { type ArgoCdAccount, type ArgoCdAdmin, type ArgoCdRbac } from '../props/logins';
import { type ArgoCdReconciliation } from '../props/settings';
import { checkNames, type Names } from './check-names';

const ingress: Names<ArgoCdIngress> = {
  className: true,
  host: true,
  extraHosts: true,
  grpcHost: true,
  path: true,
  tls: true,
  annotations: true,
  labels: true,
};
const gateway: Names<ArgoCdGateway> = { parentRefs: true, hostnames: true, grpcHostnames: true, annotations: true };
const certificate: Names<ArgoCdCertificate> = { issuer: true, dnsNames: true };
const admin: Names<ArgoCdAdmin> = { enabled: true, passwordHash: true, passwordMtime: true };
const account: Names<ArgoCdAccount> = { capabilities: true, enabled: true };
const rbac: Names<ArgoCdRbac> = { defaultRole: true, policy: true, overlays: true, scopes: true, matchMode: true };
const ui: Names<ArgoCdUi> = { styles: true, banner: true };
const banner: Names<NonNullable<ArgoCdUi['banner']>> = { content: true, url: true, permanent: true, position: true };
const metrics: Names<ArgoCdMetrics> = { serviceMonitors: true, applicationLabels: true };
const monitors: Names<NonNullable<ArgoCdMetrics['serviceMonitors']>> = { labels: true, interval: true };
const reconciliation: Names<ArgoCdReconciliation> = { timeout: true, jitter: true, hardTimeout: true };
const logging: Names<NonNullable<ArgoCdInstallProps['logging']>> = { level: true, format: true };
const pods: Names<NonNullable<ArgoCdInstallProps['pods']>> = {
  nodeSelector: true,
  tolerations: true,
  affinity: true,
  topologySpreadConstraints: true,
  priorityClassName: true,
  runtimeClassName: true,
  hostAliases: true,
  podAnnotations: true,
  podLabels: true,
  env: true,
};
const plugin: Names<ArgoCdPlugin> = {
  image: true,
  spec: true,
  volumes: true,
  resources: true,
  env: true,
  envFrom: true,
  volumeMounts: true,
};
const service: Names<ArgoCdServerService> = {
  type: true,
  nodePorts: true,
  annotations: true,
  labels: true,
  loadBalancerSourceRanges: true,
  loadBalancerClass: true,
  externalTrafficPolicy: true,
  httpsAppProtocol: true,
};
const nodePorts: Names<NonNullable<ArgoCdServerService['nodePorts']>> = { http: true, https: true };
const external: Names<ArgoCdExternalRedis> = { host: true, port: true, passwordSecret: true };
const serviceAccount: Names<ArgoCdServiceAccount> = { name: true, annotations: true, labels: true, create: true };
const autoscaling: Names<ArgoCdAutoscaling> = {
  minReplicas: true,
  maxReplicas: true,
  cpuUtilization: true,
  memoryUtilization: true,
};
const budget: Names<ArgoCdDisruptionBudget> = { minAvailable: true, maxUnavailable: true };

/** The fields of a prop by where it stands; `*` is any name. */
const fields: Readonly<Record<string, object>> = {
  ingress,
  gateway,
  certificate,
  admin,
  'accounts.*': account,
  rbac,
  ui,
  'ui.banner': banner,
  metrics,
  'metrics.serviceMonitors': monitors,
  reconciliation,
  logging,
  pods,
  'plugins.*': plugin,
  'server.service': service,
  'server.service.nodePorts': nodePorts,
  'redis.external': external,
  'applicationSet.ingress': ingress,
  '*.serviceAccount': serviceAccount,
  '*.autoscaling': autoscaling,
  '*.disruptionBudget': budget,
};

/** Fields of props that nobody reads, below the props of the install and of its components. */
export function checkNestedFields(props: ArgoCdInstallProps): Problem[] {
  return Object.entries(fields).flatMap(([pattern, names]) =>
    valuesAt(props, pattern.split('.')).flatMap(([path, value]) => checkNames(value, Object.keys(names), path)),
  );
}

/** What stands at a path, with the path as it is written. */
function valuesAt(value: unknown, [first, ...rest]: readonly string[], path = ''): (readonly [string, unknown])[] {
  if (first === undefined) {
    return [[path, value]];
  }
  const keys = isPlainMap(value) ? Object.keys(value).filter((key) => first === '*' || key === first) : [];
  return keys.flatMap((key) => valuesAt((value as Readonly<Record<string, unknown>>)[key], rest, `${path}${key}.`));
}
