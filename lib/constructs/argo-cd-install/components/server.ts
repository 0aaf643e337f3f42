import { type Manifest } from '../../../core/manifest';
import { requireApartPreferZones, preferApart } from '../parts/affinity';
import { environmentOf } from '../parts/environment';
import { ingressPolicy } from '../parts/network-policy';
import { linux, securityContexts, type Container, type EnvironmentVariable, type PodSpec } from '../parts/pod';
import { clusterRole, permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import {
  emptyDirectory,
  mounts,
  optionalSecret,
  profilerMount,
  profilerSwitch,
  repoServerClientTls,
  repoServerClientTlsMount,
  sharedVolumes,
} from '../parts/volumes';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';
import { serverService } from './server-service';
import { stylesMount, stylesVolume } from './styles';

const component = componentNames.server;

/** Rules for terminals in the web UI. Kubernetes before 1.31 requires them. */
const execRules = [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }];

/** What the API server may do with Applications outside of Argo CD's namespace. */
const foreignApplicationRules = [
  { apiGroups: [''], resources: ['events'], verbs: ['create'] },
  { apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['create', 'delete', 'update', 'patch'] },
];

const volumes = [
  emptyDirectory('plugins-home'),
  sharedVolumes.temporary,
  sharedVolumes.sshKnownHosts,
  sharedVolumes.tlsCertificates,
  sharedVolumes.repoServerTls,
  optionalSecret('argocd-dex-server-tls', ['tls.crt', 'ca.crt']),
  profilerSwitch('server'),
];

const volumeMounts = mounts({
  'ssh-known-hosts': '/app/config/ssh',
  'tls-certs': '/app/config/tls',
  'argocd-repo-server-tls': '/app/config/server/tls',
  'argocd-dex-server-tls': '/app/config/dex/tls',
  'plugins-home': '/home/argocd',
  tmp: '/tmp',
  ...profilerMount,
});

/** The API server: web UI, API and logins. */
export function server(plan: InstallPlan): Manifest[] {
  return [
    ...permissions(plan, component, { extra: plan.props.exec === true ? execRules : [] }),
    ...foreignApplications(plan),
    serverService(plan),
    service(plan, {
      name: 'argocd-server-metrics',
      component: component.label,
      pods: component.name,
      ports: [servicePort('metrics', 8083)],
    }),
    workload(plan, component, {
      kind: 'Deployment',
      replicas: plan.highAvailability ? 2 : undefined,
      pod: pod(plan),
    }),
    ingressPolicy(plan, component, [[{}]]),
  ];
}

/** The servers divide the login limit by their number, so each must know the number if there are several. */
function replicaVariable({ props, highAvailability }: InstallPlan): EnvironmentVariable[] {
  const { replicas = highAvailability ? 2 : undefined, autoscaling } = props.server ?? {};
  const count = autoscaling?.maxReplicas ?? replicas;
  return count === undefined ? [] : [{ name: 'ARGOCD_API_SERVER_REPLICAS', value: String(count) }];
}

/** Upstream uses the value of this variable as the name of the flag. So the address becomes an argument instead. */
function metricsAddress(plan: InstallPlan, container: Container): Container {
  const address = plan.params['server.metrics.listen.address'];
  if (!plan.fixes.has('server-metrics-address') || address === undefined) {
    return container;
  }
  const env = container.env?.filter((variable) => variable.name !== 'ARGOCD_SERVER_METRICS_LISTEN_ADDRESS');
  return { ...container, env, args: [...(container.args ?? []), `--metrics-address=${address}`] };
}

function container(plan: InstallPlan): Container {
  const healthz = { port: 8080 };
  const timing = { initialDelaySeconds: 3, periodSeconds: 30 };
  return metricsAddress(plan, {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-server'],
    env: [...environmentOf(plan, component.name), ...replicaVariable(plan)],
    ports: [{ containerPort: 8080 }, { containerPort: 8083 }],
    livenessProbe: { httpGet: { path: '/healthz?full=true', ...healthz }, ...timing, timeoutSeconds: 5 },
    readinessProbe: { httpGet: { path: '/healthz', ...healthz }, ...timing },
    securityContext: securityContexts.restricted,
    volumeMounts: [...volumeMounts, ...repoServerClientTlsMount(plan), ...stylesMount(plan)],
  });
}

function pod(plan: InstallPlan): PodSpec {
  return {
    containers: [container(plan)],
    volumes: [...volumes, ...repoServerClientTls(plan), ...stylesVolume(plan)],
    nodeSelector: linux,
    affinity: plan.highAvailability ? requireApartPreferZones(component.name) : preferApart(component.name),
  };
}

function foreignApplications(plan: InstallPlan): Manifest[] {
  return plan.props.applicationNamespaces === undefined
    ? []
    : clusterRole(plan, component, 'argocd-server-cluster-apps', foreignApplicationRules);
}
