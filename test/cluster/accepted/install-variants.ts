import { type Chart } from 'cdk8s';
import { ArgoCdInstall, type ArgoCdInstallProps } from 'cdk8s-gitops';
import { argoCdVersions } from '../../../lib/constructs/argo-cd/release/release';

const url = 'https://argocd.example.com';
const resources = { requests: { cpu: '100m', memory: '128Mi' } };

const variants: Readonly<Record<string, ArgoCdInstallProps>> = {
  'as it is': {},
  'NodePort 31001': { server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } } },
  'in another namespace': { namespace: 'gitops' },
  'for its namespace only': { scope: 'namespace' },
  core: { core: true },
  'highly available': { highAvailability: true },
  'core, highly available': { core: true, highAvailability: true },
  'with the hydrator': { hydrator: true },
  'without CRDs and namespace': { crds: false, createNamespace: false },
  'all of it for its namespace': { highAvailability: true, hydrator: true, scope: 'namespace' },
  'of the release before': { version: argoCdVersions[0] },
  'behind an Ingress': {
    url,
    insecure: true,
    ingress: { className: 'nginx', tls: true, grpcHost: 'grpc.example.com' },
  },
  'with plugins and sidecars': {
    plugins: { tanka: { image: 'tanka:1', spec: { generate: { command: ['tk'] } } } },
    repoServer: { sidecars: [{ name: 'side', image: 'side:1' }], volumes: [{ name: 'side', emptyDir: {} }] },
  },
  'with every component told something': {
    server: { autoscaling: { maxReplicas: 3 }, resources, disruptionBudget: { maxUnavailable: 1 } },
    controller: { replicas: 2, serviceAccount: { name: 'argo' }, resources },
    dex: { enabled: false },
    notifications: { enabled: false },
    params: { 'controller.status.processors': 50 },
    logging: { level: 'warn' },
  },
  'locked down': { networkPolicies: 'default-deny', aggregateRoles: true, openShift: true, fixes: 'all' },
  'with settings': {
    url,
    exec: true,
    applicationHealth: true,
    applicationNamespaces: ['team-*'],
    ui: { styles: 'a {}' },
    clusterRolePrefix: 'team-a',
    labels: { team: 'a' },
  },
};

/** Every variant of Argo CD's install that the props can express. */
export const installVariants = Object.entries(variants).map(([name, props]) => ({
  name: `ArgoCdInstall, ${name}`,
  add: (chart: Chart): void => {
    new ArgoCdInstall(chart, 'argocd', props);
  },
}));
