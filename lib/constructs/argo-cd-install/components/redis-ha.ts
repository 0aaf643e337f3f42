import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { releaseTable } from '../../argo-cd/release/release';
import { opening, peers, tcp } from '../parts/network-policy';
import { namespaced } from '../parts/objects';
import { service, type ServicePort } from '../parts/service';
import { type InstallPlan } from '../plan/plan';
import { proxyName, redisProxy } from './redis-ha-proxy';
import { redisServers, serverName } from './redis-ha-server';

const component = 'redis';

const ports: readonly ServicePort[] = [
  { name: 'tcp-server', port: 6379, protocol: 'TCP', targetPort: 'redis' },
  { name: 'tcp-sentinel', port: 26379, protocol: 'TCP', targetPort: 'sentinel' },
];

const redisPorts = tcp(6379, 26379);

/** Redis and Sentinel connect to each other and to the DNS of the cluster. */
const serverEgress = [
  { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': serverName } } }], ports: redisPorts },
  {
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  },
];

/** Redis that survives the loss of a node: three Redis with Sentinel. Clients use HAProxy, which finds the master. */
export function redisHighlyAvailable(plan: InstallPlan): Manifest[] {
  return [
    ...configuration(plan),
    ...permissions(plan, serverName, { secrets: [{ name: 'argocd-redis' }] }),
    ...permissions(plan, proxyName, {}),
    ...services(plan),
    redisServers(plan),
    redisProxy(plan),
    ...networkPolicies(plan),
  ];
}

function configuration(plan: InstallPlan): Manifest[] {
  const { configuration: files, health } = releaseTable(plan.version, 'redis-ha');
  const head = { apiVersion: 'v1', kind: 'ConfigMap', component, label: serverName };
  return [
    namespaced(plan, { ...head, name: 'argocd-redis-ha-configmap' }, { data: files }),
    namespaced(plan, { ...head, name: 'argocd-redis-ha-health-configmap' }, { data: health }),
  ];
}

/** ServiceAccount, Role and RoleBinding, with the rules of upstream's table. Their odd labels are upstream's too. */
function permissions(plan: InstallPlan, name: string, account: PlainMap): Manifest[] {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name };
  const head = { apiVersion, name, component, label: serverName };
  const subjects = [{ kind: 'ServiceAccount', name, namespace: plan.namespace }];
  return [
    namespaced(plan, { apiVersion: 'v1', kind: 'ServiceAccount', name, component }, account),
    namespaced(plan, { ...head, kind: 'Role' }, { rules: releaseTable(plan.version, 'rules').rules[`Role/${name}`] }),
    namespaced(plan, { ...head, kind: 'RoleBinding' }, { roleRef, subjects }),
  ];
}

/** The Service for a single Redis. Sentinel announces the Redis under this address. */
function announcement(plan: InstallPlan, index: number): Manifest {
  return service(plan, {
    name: `${serverName}-announce-${index}`,
    component,
    label: serverName,
    pods: serverName,
    ports,
    spec: {
      type: 'ClusterIP',
      publishNotReadyAddresses: true,
      selector: {
        'app.kubernetes.io/name': serverName,
        'statefulset.kubernetes.io/pod-name': `${serverName}-server-${index}`,
      },
    },
  });
}

function services(plan: InstallPlan): Manifest[] {
  const proxyPorts: readonly ServicePort[] = [
    { name: 'tcp-haproxy', port: 6379, protocol: 'TCP', targetPort: 'redis' },
    { name: 'http-exporter-port', port: 9101, protocol: 'TCP', targetPort: 'metrics-port' },
  ];
  return [
    service(plan, {
      name: serverName,
      component,
      pods: serverName,
      ports,
      spec: { type: 'ClusterIP', clusterIP: 'None' },
    }),
    ...[0, 1, 2].map((index) => announcement(plan, index)),
    service(plan, { name: proxyName, component, pods: proxyName, ports: proxyPorts, spec: { type: 'ClusterIP' } }),
  ];
}

function policy(plan: InstallPlan, name: string, pods: string, rules: PlainMap): Manifest {
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', name, component, label: pods };
  const podSelector = { matchLabels: { 'app.kubernetes.io/name': pods } };
  return namespaced(plan, head, { spec: { podSelector, ...rules } });
}

function networkPolicies(plan: InstallPlan): Manifest[] {
  const clients = peers(plan, 'server', 'repoServer', 'controller');
  return [
    policy(plan, 'argocd-redis-ha-proxy-network-policy', proxyName, {
      policyTypes: ['Ingress'],
      ingress: [
        ...opening({ from: clients, ports: redisPorts }),
        ...opening({ from: 'any namespace', ports: tcp(9101) }),
      ],
    }),
    policy(plan, 'argocd-redis-ha-server-network-policy', serverName, {
      policyTypes: ['Ingress', 'Egress'],
      ingress: opening({ from: [proxyName, serverName], ports: redisPorts }),
      egress: serverEgress,
    }),
  ];
}
