import { type Manifest } from '../../../core/manifest';
import { preferApart } from '../parts/affinity';
import { redisPassword } from '../parts/environment';
import { ingressPolicy, opening, peers, tcp } from '../parts/network-policy';
import { linux, securityContexts, type Container, type PodSpec } from '../parts/pod';
import { permissions } from '../parts/rbac';
import { service } from '../parts/service';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';

const component = componentNames.redis;

/** Makes the Secret argocd-redis with a random password, unless it exists. Every component waits for this Secret. */
export function secretInit(plan: InstallPlan): Container {
  return {
    name: 'secret-init',
    image: plan.images.argocd,
    imagePullPolicy: 'IfNotPresent',
    command: ['argocd', 'admin', 'redis-initial-password'],
    securityContext: securityContexts.restricted,
  };
}

function container(plan: InstallPlan): Container {
  return {
    name: 'redis',
    image: plan.images.redis,
    imagePullPolicy: 'Always',
    args: ['--save', '', '--appendonly', 'no', '--requirepass $(REDIS_PASSWORD)'],
    env: [{ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: redisPassword(plan) } }],
    ports: [{ containerPort: 6379 }],
    securityContext: securityContexts.confined,
  };
}

/** Redis, the cache of Argo CD. Its contents can be lost without harm. */
export function redis(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const pod: PodSpec = {
    initContainers: [secretInit(plan)],
    containers: [container(plan)],
    nodeSelector: linux,
    securityContext: { runAsNonRoot: true, runAsUser: 999, seccompProfile: { type: 'RuntimeDefault' } },
    affinity: preferApart(name),
  };
  const clients = peers(plan, 'server', 'repoServer', 'controller');
  return [
    ...permissions(plan, component),
    service(plan, {
      name,
      component: label,
      pods: name,
      ports: [{ name: 'tcp-redis', port: 6379, targetPort: 6379 }],
    }),
    workload(plan, component, { kind: 'Deployment', pod }),
    ingressPolicy(plan, component, [opening({ from: clients, ports: tcp(6379) })]),
  ];
}
