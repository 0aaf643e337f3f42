import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { releaseTable } from '../../argo-cd/release/release';
import { requireApart } from '../parts/affinity';
import { customizePod } from '../parts/customize';
import { namespaced } from '../parts/objects';
import { securityContexts, type Container, type EnvironmentVariable, type PodSpec } from '../parts/pod';
import { configMapVolume, emptyDirectory } from '../parts/volumes';
import { type InstallPlan } from '../plan/plan';
import { podMetadata, strategyOf } from '../parts/workload';

/** Name of the Service and the ServiceAccount of the three Redis, and value of their label. */
export const serverName = 'argocd-redis-ha';

/** The password, under the name that the scripts read. */
export const authVariable: EnvironmentVariable = {
  name: 'AUTH',
  valueFrom: { secretKeyRef: { name: 'argocd-redis', key: 'auth' } },
};

const configMount = { name: 'config', mountPath: '/readonly-config', readOnly: true };
const dataMount = { name: 'data', mountPath: '/data' };
const healthMount = { name: 'health', mountPath: '/health' };

const slow = {
  initialDelaySeconds: 30,
  periodSeconds: 15,
  timeoutSeconds: 15,
  successThreshold: 1,
  failureThreshold: 5,
};

const script = (name: string): string[] => ['sh', '-c', `/health/${name}`];

/** The StatefulSet of three Redis, each with its Sentinel. */
export function redisServers(plan: InstallPlan): Manifest {
  const props = plan.props.redis ?? {};
  const { checksums } = releaseTable(plan.version, 'redis-ha');
  const podAnnotations = { 'checksum/init-config': checksums.server };
  const spec = {
    serviceName: serverName,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate' },
    ...strategyOf('StatefulSet', props),
    replicas: 3,
    selector: { matchLabels: { 'app.kubernetes.io/name': serverName } },
    template: {
      metadata: podMetadata(plan, serverName, props, podAnnotations),
      spec: customizePod(pod(plan), props, plan.props),
    },
  };
  const head = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: `${serverName}-server` };
  return namespaced(plan, { ...head, component: 'redis', label: serverName, annotations: props.annotations }, { spec });
}

function sentinelIds(plan: InstallPlan): EnvironmentVariable[] {
  const { sentinelIds: ids } = releaseTable(plan.version, 'redis-ha');
  return ids.map((value, index) => ({ name: `SENTINEL_ID_${index}`, value }));
}

function probe(command: readonly string[], timing: PlainMap = {}): PlainMap {
  return { exec: { command }, ...slow, ...timing };
}

function container(plan: InstallPlan, name: string, fields: PlainMap): Container {
  return {
    name,
    image: plan.images.redis,
    imagePullPolicy: 'IfNotPresent',
    securityContext: securityContexts.confinedSeccomp,
    ...fields,
  };
}

function redis(plan: InstallPlan): Container {
  return container(plan, 'redis', {
    command: ['redis-server'],
    args: ['/data/conf/redis.conf'],
    env: [authVariable],
    ports: [{ containerPort: 6379, name: 'redis' }],
    startupProbe: probe(script('redis_readiness.sh')),
    livenessProbe: probe(script('redis_liveness.sh')),
    readinessProbe: probe(script('redis_readiness.sh')),
    lifecycle: { preStop: { exec: { command: ['/bin/sh', '/readonly-config/trigger-failover-if-master.sh'] } } },
    volumeMounts: [configMount, dataMount, healthMount],
  });
}

function sentinel(plan: InstallPlan): Container {
  const check = script('sentinel_liveness.sh');
  const reset = ['/bin/sh', '-c', 'sleep 30; redis-cli -p 26379 sentinel reset argocd'];
  return container(plan, 'sentinel', {
    command: ['redis-sentinel'],
    args: ['/data/conf/sentinel.conf'],
    env: [authVariable],
    ports: [{ containerPort: 26379, name: 'sentinel' }],
    startupProbe: probe(check, { initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 3 }),
    livenessProbe: probe(check),
    readinessProbe: probe(check, { successThreshold: 3 }),
    lifecycle: { postStart: { exec: { command: reset } } },
    volumeMounts: [dataMount, healthMount],
  });
}

function splitBrainFix(plan: InstallPlan): Container {
  return container(plan, 'split-brain-fix', {
    command: ['sh'],
    args: ['/readonly-config/fix-split-brain.sh'],
    env: [...sentinelIds(plan), authVariable],
    livenessProbe: probe(['cat', '/readonly-config/redis.conf']),
    readinessProbe: probe(['sh', '-c', 'test -d /proc/1']),
    resources: {},
    volumeMounts: [configMount, dataMount],
  });
}

function configInit(plan: InstallPlan): Container {
  return container(plan, 'config-init', {
    command: ['sh'],
    args: ['/readonly-config/init.sh'],
    env: [...sentinelIds(plan), authVariable],
    volumeMounts: [configMount, dataMount],
  });
}

function pod(plan: InstallPlan): PodSpec {
  return {
    automountServiceAccountToken: false,
    serviceAccountName: serverName,
    terminationGracePeriodSeconds: 60,
    initContainers: [configInit(plan)],
    containers: [redis(plan), sentinel(plan), splitBrainFix(plan)],
    volumes: [
      configMapVolume('config', 'argocd-redis-ha-configmap'),
      { name: 'health', configMap: { name: 'argocd-redis-ha-health-configmap', defaultMode: 0o755 } },
      emptyDirectory('data'),
    ],
    securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 },
    affinity: requireApart(serverName),
  };
}
