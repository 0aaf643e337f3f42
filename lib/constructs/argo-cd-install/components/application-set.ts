import { type Manifest } from '../../../core/manifest';
import { environmentOf } from '../parts/environment';
import { ingressPolicy, opening, tcp } from '../parts/network-policy';
import { linux, securityContexts, type Container } from '../parts/pod';
import { permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import {
  mounts,
  profilerMount,
  profilerSwitch,
  repoServerClientTls,
  repoServerClientTlsMount,
  sharedVolumes,
} from '../parts/volumes';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';

const component = componentNames.applicationSet;

const volumes = [
  sharedVolumes.sshKnownHosts,
  sharedVolumes.tlsCertificates,
  sharedVolumes.gpgKeys,
  sharedVolumes.gpgKeyring,
  sharedVolumes.temporary,
  sharedVolumes.repoServerTls,
  profilerSwitch('applicationsetcontroller'),
];

const volumeMounts = mounts({
  'ssh-known-hosts': '/app/config/ssh',
  'tls-certs': '/app/config/tls',
  'gpg-keys': '/app/config/gpg/source',
  'gpg-keyring': '/app/config/gpg/keys',
  tmp: '/tmp',
  'argocd-repo-server-tls': '/app/config/reposerver/tls',
  ...profilerMount,
});

/** The ApplicationSet controller: makes Applications from templates. */
export function applicationSet(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const pod = {
    containers: [container(plan)] as const,
    volumes: [...volumes, ...repoServerClientTls(plan)],
    nodeSelector: linux,
  };
  const namespaceOnly = plan.core && plan.props.applicationSet?.namespaces === undefined;
  return [
    ...permissions(plan, component, { namespaceOnly }),
    service(plan, {
      name,
      component: label,
      pods: name,
      ports: [servicePort('webhook', 7000, 'webhook'), servicePort('metrics', 8080, 'metrics')],
    }),
    workload(plan, component, { kind: 'Deployment', pod }),
    ingressPolicy(plan, component, [opening({ from: 'any namespace', ports: tcp(7000, 8080) })]),
  ];
}

function container(plan: InstallPlan): Container {
  return {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-applicationset-controller'],
    env: environmentOf(plan, component.name),
    ports: [
      { containerPort: 7000, name: 'webhook' },
      { containerPort: 8080, name: 'metrics' },
    ],
    securityContext: securityContexts.restricted,
    volumeMounts: [...volumeMounts, ...repoServerClientTlsMount(plan)],
  };
}
