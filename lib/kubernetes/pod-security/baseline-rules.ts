import { absent, hasUserNamespace, notTrue, mustBeOneOf, type SecurityRule } from './security-rule';

const defaultCapabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];
const safeSysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];
const probes = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];
const hosts = probes.flatMap((probe) => [`${probe}.httpGet.host`, `${probe}.tcpSocket.host`]);

/** The controls of the Baseline standard, in the order of the page about it. */
export const baselineRules: readonly SecurityRule[] = [
  notTrue('both', 'securityContext.windowsOptions.hostProcess'),
  notTrue('pod', 'hostNetwork'),
  notTrue('pod', 'hostPID'),
  notTrue('pod', 'hostIPC'),
  notTrue('container', 'securityContext.privileged'),
  mustBeOneOf('container', 'securityContext.capabilities.add[]', defaultCapabilities),
  absent('pod', 'volumes[].hostPath'),
  absent('container', 'ports[].hostPort'),
  ...hosts.map((path) => absent('container', path)),
  mustBeOneOf('both', 'securityContext.appArmorProfile.type', ['RuntimeDefault', 'Localhost']),
  mustBeOneOf('both', 'securityContext.seLinuxOptions.type', [
    '',
    'container_t',
    'container_init_t',
    'container_kvm_t',
    'container_engine_t',
  ]),
  absent('both', 'securityContext.seLinuxOptions.user'),
  absent('both', 'securityContext.seLinuxOptions.role'),
  { ...mustBeOneOf('container', 'securityContext.procMount', ['Default']), exempts: hasUserNamespace },
  mustBeOneOf('both', 'securityContext.seccompProfile.type', ['RuntimeDefault', 'Localhost']),
  mustBeOneOf('pod', 'securityContext.sysctls[].name', safeSysctls),
];
