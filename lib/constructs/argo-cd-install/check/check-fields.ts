import { type Problem } from '../../../core/error';
import { componentNames, type ComponentKey } from '../plan/names';
import {
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdScalableProps,
} from '../props/component';
import {
  type ArgoCdApplicationSetProps,
  type ArgoCdControllerProps,
  type ArgoCdDexProps,
  type ArgoCdNotificationsProps,
  type ArgoCdRedisProps,
  type ArgoCdServerProps,
} from '../props/components';
import { type ArgoCdInstallProps } from '../props/install';
import { checkNames, type Names } from './check-names';
import { checkNestedFields } from './check-nested-fields';

const installNames: Names<ArgoCdInstallProps> = {
  namespace: true,
  createNamespace: true,
  crds: true,
  version: true,
  scope: true,
  core: true,
  highAvailability: true,
  hydrator: true,
  server: true,
  repoServer: true,
  controller: true,
  redis: true,
  applicationSet: true,
  notifications: true,
  dex: true,
  commitServer: true,
  image: true,
  imagePullPolicy: true,
  imagePullSecrets: true,
  pods: true,
  labels: true,
  networkPolicies: true,
  metrics: true,
  mend: true,
  url: true,
  insecure: true,
  ingress: true,
  gateway: true,
  certificate: true,
  oidc: true,
  admin: true,
  createSecret: true,
  accounts: true,
  rbac: true,
  applicationHealth: true,
  config: true,
  params: true,
  exec: true,
  applicationNamespaces: true,
  reconciliation: true,
  logging: true,
  plugins: true,
  ui: true,
  repositories: true,
  repositoryCredentials: true,
  clusters: true,
  sshKnownHosts: true,
  tlsCertificates: true,
  gpgKeys: true,
  clusterRolePrefix: true,
  openShift: true,
  aggregateRoles: true,
  patches: true,
};

const componentFields: Names<ArgoCdComponentProps> = {
  enabled: true,
  replicas: true,
  initResources: true,
  annotations: true,
  serviceAccount: true,
  extraRules: true,
  image: true,
  imagePullPolicy: true,
  resources: true,
  env: true,
  envFrom: true,
  extraArgs: true,
  volumeMounts: true,
  securityContext: true,
  podAnnotations: true,
  podLabels: true,
  volumes: true,
  initContainers: true,
  sidecars: true,
  podSecurityContext: true,
  nodeSelector: true,
  tolerations: true,
  affinity: true,
  topologySpreadConstraints: true,
  priorityClassName: true,
  runtimeClassName: true,
  hostAliases: true,
};

const scalable: Names<ArgoCdScalableProps> = { autoscaling: true, disruptionBudget: true };
const clusterWide: Names<ArgoCdClusterComponentProps> = { clusterRoleRules: true };

type Own<T> = Names<
  Omit<T, keyof ArgoCdComponentProps | keyof ArgoCdScalableProps | keyof ArgoCdClusterComponentProps>
>;
const server: Own<ArgoCdServerProps> = { service: true, rootPath: true };
const controller: Own<ArgoCdControllerProps> = { dynamicClusterDistribution: true, heartbeat: true };
const redis: Own<ArgoCdRedisProps> = { external: true, proxy: true };
const applicationSet: Own<ArgoCdApplicationSetProps> = { namespaces: true, allowedScmProviders: true, ingress: true };
const notifications: Own<ArgoCdNotificationsProps> = {
  notifiers: true,
  templates: true,
  triggers: true,
  subscriptions: true,
  context: true,
};
const dex: Own<ArgoCdDexProps> = { config: true };

/** What each component takes beside what all take. */
const ownFields: Readonly<Record<ComponentKey, object>> = {
  server: { ...server, ...scalable, ...clusterWide },
  repoServer: scalable,
  controller: { ...controller, ...clusterWide },
  redis,
  applicationSet: { ...applicationSet, ...clusterWide },
  notifications,
  dex,
  commitServer: {},
};

/** Props that nobody reads, which the compiler misses in plain JavaScript and in spread objects. */
export function checkFields(props: ArgoCdInstallProps): Problem[] {
  const keys = Object.keys(componentNames) as ComponentKey[];
  return [
    ...checkNames(props, Object.keys(installNames), ''),
    ...keys.flatMap((key) =>
      checkNames(props[key], [...Object.keys(componentFields), ...Object.keys(ownFields[key])], `${key}.`),
    ),
    ...checkNestedFields(props),
  ];
}
