import { type Manifest } from '../../../core/manifest';
import { preferApart } from '../parts/affinity';
import { environmentOf } from '../parts/environment';
import { ingressPolicy, opening, peers, tcp } from '../parts/network-policy';
import { linux, securityContexts, type Container, type PodSpec } from '../parts/pod';
import { permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import { mounts, optionalSecret, sharedVolumes } from '../parts/volumes';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';

const component = componentNames.commitServer;

const volumes = [
  sharedVolumes.sshKnownHosts,
  sharedVolumes.tlsCertificates,
  sharedVolumes.gpgKeys,
  sharedVolumes.gpgKeyring,
  sharedVolumes.temporary,
  // Upstream declares this volume, but mounts it nowhere.
  optionalSecret('argocd-commit-server-tls', ['tls.crt', 'tls.key', 'ca.crt']),
];

const volumeMounts = mounts({
  'ssh-known-hosts': '/app/config/ssh',
  'tls-certs': '/app/config/tls',
  'gpg-keys': '/app/config/gpg/source',
  'gpg-keyring': '/app/config/gpg/keys',
  tmp: '/tmp',
});

/** The commit server of the source hydrator: pushes rendered manifests to Git. */
export function commitServer(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const pod: PodSpec = {
    automountServiceAccountToken: false,
    containers: [container(plan)],
    volumes,
    affinity: preferApart(name),
    ...(plan.fixes.has('commit-server-linux') ? { nodeSelector: linux } : {}),
  };
  return [
    ...permissions(plan, component),
    service(plan, {
      name,
      component: label,
      pods: name,
      ports: [servicePort('server', 8086), servicePort('metrics', 8087)],
    }),
    workload(plan, component, { kind: 'Deployment', pod }),
    ingressPolicy(plan, component, [
      opening({ from: peers(plan, 'controller'), ports: tcp(8086) }),
      opening({ from: 'any namespace', ports: [{ port: 8087 }] }),
    ]),
  ];
}

function container(plan: InstallPlan): Container {
  return {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-commit-server'],
    env: environmentOf(plan, component.name),
    ports: [{ containerPort: 8086 }, { containerPort: 8087 }],
    livenessProbe: {
      httpGet: { path: '/healthz?full=true', port: 8087 },
      initialDelaySeconds: 30,
      periodSeconds: 30,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    readinessProbe: { httpGet: { path: '/healthz', port: 8087 }, initialDelaySeconds: 5, periodSeconds: 10 },
    securityContext: securityContexts.restricted,
    volumeMounts,
  };
}
