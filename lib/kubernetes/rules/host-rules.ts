import { notYet, seen } from '../../core/check/seen';
import { at, type Fault, joined } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { conflict, inContainers, inEach, mayBe, unfit } from './rule-faults';

/** What a Pod can't share with its node at the same time. */
export function checkHost(spec: PlainMap): readonly Fault[] {
  const isTrue = (field: string): boolean => seen(spec[field]) === true;
  const separateUsers = seen(spec.hostUsers) === false;
  return [
    ...(isTrue('shareProcessNamespace') && isTrue('hostPID')
      ? [
          conflict(
            'shareProcessNamespace',
            'the Pod has the processes of the node',
            'leave one of shareProcessNamespace, hostPID out',
          ),
        ]
      : []),
    ...['hostNetwork', 'hostPID', 'hostIPC'].flatMap((field) =>
      separateUsers && isTrue(field) ? [conflict(field, 'hostUsers is false', `leave ${field} or hostUsers out`)] : [],
    ),
  ];
}

/** Whether the Pod may change what it does not share with its node, and has no name that comes from there. */
export function checkHostSettings(spec: PlainMap): readonly Fault[] {
  const { sysctls } = isPlainMap(spec.securityContext) ? spec.securityContext : {};
  return joined(
    at(
      ['securityContext', 'sysctls'],
      inEach(sysctls, (sysctl) => checkSysctl(sysctl, spec)),
    ),
    checkHostname(spec),
    mayBe(spec, 'hostUsers', false) ? [] : inContainers(spec, checkProcMount),
  );
}

/** Kernel settings of the network and of messages between processes. */
const sharedSettings: readonly (readonly [field: string, names: RegExp])[] = [
  ['hostNetwork', /^net[./]/],
  ['hostIPC', /^(kernel[./](sem$|shm|msg)|fs[./]mqueue[./])/],
];

function checkSysctl(sysctl: PlainMap, spec: PlainMap): readonly Fault[] {
  const name = seen(sysctl.name);
  const shared = sharedSettings.filter(
    ([field, names]) => typeof name === 'string' && names.test(name) && seen(spec[field]) === true,
  );
  return shared.map(([field]) =>
    unfit(sysctl, 'name', `it would change the node, because ${field} is true`, `leave the sysctl or ${field} out`),
  );
}

function checkHostname(spec: PlainMap): readonly Fault[] {
  const others = ['setHostnameAsFQDN', 'hostNetwork'].filter((field) => seen(spec[field]) === true);
  return spec.hostnameOverride === undefined
    ? []
    : others.map((field) => conflict('hostnameOverride', `${field} is true`, `leave hostnameOverride or ${field} out`));
}

function checkProcMount({ securityContext }: PlainMap): readonly Fault[] {
  const isUnmasked = isPlainMap(securityContext) && seen(securityContext.procMount) === 'Unmasked';
  return isUnmasked
    ? at('securityContext', [unfit(securityContext, 'procMount', 'it needs hostUsers: false', 'add hostUsers: false')])
    : [];
}

/** Whether each port of the node is used once, and is the container's own if the Pod is in the network of the node. */
export function checkHostPorts(spec: PlainMap): readonly Fault[] {
  const { containers, hostNetwork } = spec;
  const taken = new Set<string>();
  const onHost = seen(hostNetwork) === true;
  const check = (port: PlainMap): readonly Fault[] => (hasHostPort(port) ? checkHostPort(port, taken, onHost) : []);
  return at(
    'containers',
    inEach(containers, ({ ports }) => at('ports', inEach(ports, check))),
  );
}

function hasHostPort({ hostPort }: PlainMap): boolean {
  return hostPort !== undefined && hostPort !== 0 && seen(hostPort) !== notYet;
}

function checkHostPort(port: PlainMap, taken: Set<string>, onHost: boolean): readonly Fault[] {
  const [protocol = 'TCP', ip = '', number] = [port.protocol, port.hostIP, port.hostPort].map(seen);
  const key = `${String(protocol)}/${String(ip)}/${String(number)}`;
  const isTaken = taken.has(key);
  taken.add(key);
  return [
    ...(isTaken ? [unfit(port, 'hostPort', 'another port has it', 'use another number')] : []),
    ...(onHost && !mayBe(port, 'containerPort', number)
      ? [unfit(port, 'hostPort', 'with hostNetwork it must be the containerPort', 'leave hostPort out')]
      : []),
  ];
}
