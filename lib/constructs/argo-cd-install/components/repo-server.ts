import { type Manifest } from '../../../core/manifest';
import { preferApart, requireApartPreferZones } from '../parts/affinity';
import { listVariables } from '../parts/customize';
import { environmentOf } from '../parts/environment';
import { ingressPolicy, opening, peers, tcp } from '../parts/network-policy';
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
import { workload } from '../parts/workload';
import { type InstallPlan } from '../plan/plan';
import { componentNames } from '../plan/names';
import { pluginChecksum, pluginSidecars, pluginVolumes } from './plugins';

const component = componentNames.repoServer;

const volumes = [
  sharedVolumes.sshKnownHosts,
  sharedVolumes.tlsCertificates,
  sharedVolumes.gpgKeys,
  sharedVolumes.gpgKeyring,
  sharedVolumes.temporary,
  emptyDirectory('helm-working-dir'),
  sharedVolumes.repoServerTls,
  emptyDirectory('var-files'),
  emptyDirectory('plugins'),
  profilerSwitch('reposerver'),
];

const volumeMounts = mounts({
  'ssh-known-hosts': '/app/config/ssh',
  'tls-certs': '/app/config/tls',
  'gpg-keys': '/app/config/gpg/source',
  'gpg-keyring': '/app/config/gpg/keys',
  'argocd-repo-server-tls': '/app/config/reposerver/tls',
  tmp: '/tmp',
  'helm-working-dir': '/helm-working-dir',
  plugins: '/home/argocd/cmp-server/plugins',
});

/** The repo server: fetches repositories and renders manifests. */
export function repoServer(plan: InstallPlan): Manifest[] {
  const { name, label } = component;
  const clients = peers(plan, 'server', 'controller', 'notifications', 'applicationSet');
  return [
    ...permissions(plan, component),
    service(plan, {
      name,
      component: label,
      pods: name,
      ports: [servicePort('server', 8081), servicePort('metrics', 8084)],
    }),
    workload(plan, component, {
      kind: 'Deployment',
      replicas: plan.highAvailability ? 2 : undefined,
      podAnnotations: pluginChecksum(plan),
      pod: pod(plan),
    }),
    ingressPolicy(plan, component, [
      opening({ from: clients, ports: tcp(8081) }),
      opening({ from: 'any namespace', ports: [{ port: 8084 }] }),
    ]),
  ];
}

/**
 * Without TLS, the server of 3.5 does not start as long as it has a path for the authority of its clients. The path has a
 * default, which also replaces an empty variable; only an empty argument removes it.
 */
function withoutClientCa({ params, props, structure }: InstallPlan): string[] {
  const variable = [...listVariables(props.repoServer?.env), ...listVariables(props.pods?.env)].find(
    ({ name }) => name === 'ARGOCD_REPO_SERVER_DISABLE_TLS',
  );
  const isPlain = (variable?.value ?? params['reposerver.disable.tls']) === 'true';
  const isPlainByArgument = props.repoServer?.extraArgs?.some((arg) => /^--disable-tls(=true)?$/.test(arg)) === true;
  return structure.repoServerClientTls && (isPlain || isPlainByArgument) ? ['--client-ca-path='] : [];
}

/** Copies the plugin server to a volume that the sidecars share. */
function copyUtility(plan: InstallPlan): Container {
  const target = '/var/run/argocd';
  const copy = `/bin/cp /usr/local/bin/argocd ${target}/argocd`;
  return {
    name: 'copyutil',
    image: plan.props.repoServer?.image ?? plan.images.argocd,
    command: ['sh', '-c'],
    args: [`${copy} && /bin/ln -sf ${target}/argocd ${target}/argocd-cmp-server`],
    securityContext: securityContexts.restricted,
    volumeMounts: mounts({ 'var-files': target }),
  };
}

/** OpenShift chooses the user id, and Git needs a name for it. */
function userVariable({ props: { openShift = false } }: InstallPlan): EnvironmentVariable[] {
  return openShift === false ? [] : [{ name: 'USER_NAME', value: 'argocd' }];
}

function container(plan: InstallPlan): Container {
  return {
    name: component.name,
    image: plan.images.argocd,
    imagePullPolicy: 'Always',
    args: ['/usr/local/bin/argocd-repo-server', ...withoutClientCa(plan)],
    env: [...environmentOf(plan, component.name), ...userVariable(plan)],
    ports: [{ containerPort: 8081 }, { containerPort: 8084 }],
    livenessProbe: {
      httpGet: { path: '/healthz?full=true', port: 8084 },
      initialDelaySeconds: 30,
      periodSeconds: 30,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    readinessProbe: { httpGet: { path: '/healthz', port: 8084 }, initialDelaySeconds: 5, periodSeconds: 10 },
    securityContext: securityContexts.restricted,
    volumeMounts: [
      ...volumeMounts,
      ...repoServerClientTlsMount(plan),
      ...(plan.structure.repoServerProfiler ? mounts(profilerMount) : []),
    ],
  };
}

function pod(plan: InstallPlan): PodSpec {
  return {
    automountServiceAccountToken: false,
    initContainers: [copyUtility(plan)],
    containers: [container(plan), ...pluginSidecars(plan)],
    // The repo server checks the clients, so it needs the certificate authority that signed their certificates.
    volumes: [...volumes, ...repoServerClientTls(plan, ['client-ca.crt']), ...pluginVolumes(plan)],
    nodeSelector: linux,
    affinity: plan.highAvailability ? requireApartPreferZones(component.name) : preferApart(component.name),
  };
}
