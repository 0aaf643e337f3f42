import { type Manifest } from '../../../core/manifest';
import { preferAlone } from '../parts/affinity';
import { environmentOf } from '../parts/environment';
import { ingressPolicy, opening, peers, tcp } from '../parts/network-policy';
import { linux, securityContexts, type Container, type PodSpec } from '../parts/pod';
import { permissions } from '../parts/rbac';
import { service, servicePort } from '../parts/service';
import { emptyDirectory, mounts, optionalSecret } from '../parts/volumes';
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';

const component = componentNames.dex;

const shared = { 'static-files': '/shared', dexconfig: '/tmp' } as const;

/** Dex: logins through GitHub, LDAP, SAML and others. */
export function dex(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const pod: PodSpec = {
    initContainers: [copyUtility(plan)],
    containers: [container(plan)],
    volumes: [
      emptyDirectory('static-files'),
      emptyDirectory('dexconfig'),
      optionalSecret('argocd-dex-server-tls', ['tls.crt', 'tls.key', 'ca.crt']),
    ],
    nodeSelector: linux,
    affinity: preferAlone(),
  };
  const ports = [
    { ...servicePort('http', 5556), appProtocol: 'TCP' },
    servicePort('grpc', 5557),
    servicePort('metrics', 5558),
  ];
  return [
    ...permissions(plan, component),
    service(plan, { name, component: label, pods: name, ports }),
    workload(plan, component, { kind: 'Deployment', pod }),
    ingressPolicy(plan, component, [
      opening({ from: peers(plan, 'server'), ports: tcp(5556, 5557) }),
      opening({ from: 'any namespace', ports: tcp(5558) }),
    ]),
  ];
}

/** Copies a program into the Pod of Dex. The program writes the configuration of Dex and starts Dex. */
function copyUtility(plan: InstallPlan): Container {
  return {
    name: 'copyutil',
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    command: ['/bin/cp', '-n', '/usr/local/bin/argocd', '/shared/argocd-dex'],
    securityContext: securityContexts.restricted,
    volumeMounts: mounts(shared),
  };
}

function container(plan: InstallPlan): Container {
  return {
    name: 'dex',
    image: plan.images.dex,
    imagePullPolicy: 'Always',
    command: ['/shared/argocd-dex', 'rundex'],
    env: environmentOf(plan, component.name),
    ports: [{ containerPort: 5556 }, { containerPort: 5557 }, { containerPort: 5558 }],
    securityContext: { ...securityContexts.restricted, runAsUser: 1001 },
    volumeMounts: mounts({ ...shared, 'argocd-dex-server-tls': '/tls' }),
  };
}
