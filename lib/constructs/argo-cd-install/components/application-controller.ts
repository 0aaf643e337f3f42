import { type Manifest } from '../../../core/manifest';
import { preferApart } from '../parts/affinity';
import { environmentOf, mergeEnvironment } from '../parts/environment';
import { ingressPolicy, opening } from '../parts/network-policy';
import { linux, securityContexts, type Container, type EnvironmentVariable, type PodSpec } from '../parts/pod';
import { permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import {
  emptyDirectory,
  mounts,
  profilerMount,
  profilerSwitch,
  repoServerClientTls,
  repoServerClientTlsMount,
  sharedVolumes,
} from '../parts/volumes';
import { workload, type WorkloadParts } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';

const component = componentNames.controller;

const volumes = [
  emptyDirectory('argocd-home'),
  emptyDirectory('argocd-application-controller-tmp'),
  sharedVolumes.repoServerTls,
  profilerSwitch('controller'),
];

const volumeMounts = mounts({
  'argocd-repo-server-tls': '/app/config/controller/tls',
  'argocd-home': '/home/argocd',
  ...profilerMount,
  'argocd-application-controller-tmp': '/tmp',
});

/** The application controller: compares the cluster with the manifests, and syncs. */
export function applicationController(plan: InstallPlan): Manifest[] {
  return [
    ...permissions(plan, component),
    ...governingService(plan),
    service(plan, {
      name: 'argocd-metrics',
      component: 'metrics',
      pods: component.name,
      ports: [servicePort('metrics', 8082)],
    }),
    workload(plan, component, workloadParts(plan)),
    ingressPolicy(plan, component, [opening({ from: 'any namespace', ports: [{ port: 8082 }] })]),
  ];
}

/** The variables from which the controllers know over how many shards to distribute the clusters. */
function environment(plan: InstallPlan): EnvironmentVariable[] {
  const { replicas, dynamicClusterDistribution, heartbeat } = plan.props.controller ?? {};
  const upstream = environmentOf(plan, component.name);
  if (dynamicClusterDistribution === true) {
    return [
      ...upstream.filter((variable) => variable.name !== 'ARGOCD_CONTROLLER_REPLICAS'),
      { name: 'ARGOCD_ENABLE_DYNAMIC_CLUSTER_DISTRIBUTION', value: 'true' },
      { name: 'ARGOCD_CONTROLLER_HEARTBEAT_TIME', value: String(heartbeat?.toSeconds() ?? 10) },
    ];
  }
  const count = { name: 'ARGOCD_CONTROLLER_REPLICAS', value: String(replicas ?? 1) };
  return mergeEnvironment(upstream, [count]);
}

function container(plan: InstallPlan): Container {
  const labels = (plan.props.metrics?.applicationLabels ?? []).flatMap((label) => [
    '--metrics-application-labels',
    label,
  ]);
  return {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-application-controller', ...labels],
    env: environment(plan),
    ports: [{ containerPort: 8082 }],
    readinessProbe: { httpGet: { path: '/healthz', port: 8082 }, initialDelaySeconds: 5, periodSeconds: 10 },
    securityContext: securityContexts.restricted,
    volumeMounts: [...volumeMounts, ...repoServerClientTlsMount(plan)],
    workingDir: '/home/argocd',
  };
}

function workloadParts(plan: InstallPlan): WorkloadParts {
  const pod: PodSpec = {
    containers: [container(plan)],
    volumes: [...volumes, ...repoServerClientTls(plan)],
    nodeSelector: linux,
    affinity: preferApart(component.name),
  };
  return plan.props.controller?.dynamicClusterDistribution === true
    ? { kind: 'Deployment', replicas: 1, pod }
    : { kind: 'StatefulSet', replicas: 1, spec: { serviceName: component.name }, pod };
}

/** The Service that the StatefulSet names, but that upstream does not have. */
function governingService(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const ports = [servicePort('metrics', 8082)];
  return plan.fixes.has('controller-service')
    ? [service(plan, { name, component: label, pods: name, ports, spec: { clusterIP: 'None' } })]
    : [];
}
