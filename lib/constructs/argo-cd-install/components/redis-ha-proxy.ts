import { type Manifest } from '../../../core/manifest';
import { releaseTable } from '../../argo-cd/release/release';
import { requireApart } from '../parts/affinity';
import { customizePod } from '../parts/customize';
import { namespaced } from '../parts/objects';
import { securityContexts, type Container, type PodSpec } from '../parts/pod';
import { configMapVolume, emptyDirectory } from '../parts/volumes';
import { podMetadata, strategyOf } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { secretInit } from './redis';
import { authVariable } from './redis-ha-server';

/** Name of all objects of HAProxy. */
export const proxyName = 'argocd-redis-ha-haproxy';

/** The user id of HAProxy in its image. */
const user = 99;

/** HAProxy, which passes connections on to the Redis that is the master. */
export function redisProxy(plan: InstallPlan): Manifest {
  const props = plan.props.redis?.proxy ?? {};
  const { checksums } = releaseTable(plan.version, 'redis-ha');
  const scrape = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9101', 'prometheus.io/path': '/metrics' };
  const podAnnotations = { 'checksum/config': checksums.proxy, ...scrape };
  const spec = {
    replicas: props.replicas ?? 3,
    revisionHistoryLimit: 1,
    strategy: { type: 'RollingUpdate' },
    ...strategyOf('Deployment', props),
    selector: { matchLabels: { 'app.kubernetes.io/name': proxyName } },
    template: {
      metadata: { name: proxyName, ...podMetadata(plan, proxyName, props, podAnnotations) },
      spec: customizePod(pod(plan), props, plan.props),
    },
  };
  const head = { apiVersion: 'apps/v1', kind: 'Deployment', name: proxyName, component: 'redis' };
  return namespaced(plan, { ...head, annotations: props.annotations }, { spec });
}

function configInit(plan: InstallPlan): Container {
  return {
    name: 'config-init',
    image: plan.images.haproxy,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh'],
    args: ['/readonly/haproxy_init.sh'],
    securityContext: securityContexts.confinedSeccomp,
    volumeMounts: [
      { name: 'config-volume', mountPath: '/readonly', readOnly: true },
      { name: 'data', mountPath: '/data' },
    ],
  };
}

function haproxy(plan: InstallPlan): Container {
  const probe = { httpGet: { path: '/healthz', port: 'probe' }, initialDelaySeconds: 5, periodSeconds: 3 };
  return {
    name: 'haproxy',
    image: plan.images.haproxy,
    imagePullPolicy: 'IfNotPresent',
    env: [authVariable],
    ports: [
      { name: 'probe', containerPort: 8888 },
      { name: 'redis', containerPort: 6379 },
      { name: 'metrics-port', containerPort: 9101 },
    ],
    livenessProbe: probe,
    readinessProbe: probe,
    lifecycle: {},
    securityContext: securityContexts.confinedSeccomp,
    volumeMounts: [
      { name: 'data', mountPath: '/usr/local/etc/haproxy' },
      { name: 'shared-socket', mountPath: '/run/haproxy' },
    ],
  };
}

function pod(plan: InstallPlan): PodSpec {
  return {
    automountServiceAccountToken: true,
    serviceAccountName: proxyName,
    initContainers: [secretInit(plan), configInit(plan)],
    containers: [haproxy(plan)],
    volumes: [
      configMapVolume('config-volume', 'argocd-redis-ha-configmap'),
      emptyDirectory('shared-socket'),
      emptyDirectory('data'),
    ],
    securityContext: { runAsNonRoot: true, runAsUser: user, fsGroup: user },
    affinity: requireApart(proxyName),
  };
}
