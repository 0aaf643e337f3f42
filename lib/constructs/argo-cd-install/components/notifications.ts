import { type Manifest } from '../../../core/manifest';
import { environmentOf } from '../parts/environment';
import { ingressPolicy, opening, tcp } from '../parts/network-policy';
import { namespaced } from '../parts/objects';
import { linux, securityContexts, type Container, type PodSpec } from '../parts/pod';
import { clusterRole, permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import { mounts, repoServerClientTls, repoServerClientTlsMount, sharedVolumes } from '../parts/volumes';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';
import { notificationsData } from './notifications-data';

const component = componentNames.notifications;

/** What the notifications controller may do with Applications outside of Argo CD's namespace. */
const foreignApplicationRules = [
  { apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['get', 'list', 'watch', 'update', 'patch'] },
  { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get', 'list', 'watch'] },
];

/** The notifications controller: sends messages about Applications. */
export function notifications(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const foreign = plan.props.applicationNamespaces !== undefined;
  return [
    ...configuration(plan),
    ...permissions(plan, component),
    ...(foreign ? clusterRole(plan, component, `${name}-cluster-apps`, foreignApplicationRules) : []),
    service(plan, { name: `${name}-metrics`, component: label, pods: name, ports: [servicePort('metrics', 9001)] }),
    workload(plan, component, { kind: 'Deployment', spec: { strategy: { type: 'Recreate' } }, pod: pod(plan) }),
    ingressPolicy(plan, component, [opening({ from: 'any namespace', ports: tcp(9001) })]),
  ];
}

function container(plan: InstallPlan): Container {
  return {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-notifications'],
    env: environmentOf(plan, component.name),
    livenessProbe: { tcpSocket: { port: 9001 } },
    securityContext: securityContexts.confined,
    volumeMounts: [
      ...mounts({ 'tls-certs': '/app/config/tls', 'argocd-repo-server-tls': '/app/config/reposerver/tls' }),
      ...repoServerClientTlsMount(plan),
    ],
    workingDir: '/app',
  };
}

function pod(plan: InstallPlan): PodSpec {
  return {
    containers: [container(plan)],
    volumes: [sharedVolumes.tlsCertificates, sharedVolumes.repoServerTls, ...repoServerClientTls(plan)],
    nodeSelector: linux,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  };
}

/** The ConfigMap and the Secret of notifications. The user fills the Secret. */
function configuration(plan: InstallPlan): Manifest[] {
  const head = { apiVersion: 'v1', component: component.label, label: component.name };
  const data = notificationsData(plan.props);
  const body = Object.keys(data).length > 0 ? { data } : {};
  return [
    namespaced(plan, { ...head, kind: 'ConfigMap', name: 'argocd-notifications-cm' }, body),
    namespaced(plan, { ...head, kind: 'Secret', name: 'argocd-notifications-secret' }, { type: 'Opaque' }),
  ];
}
