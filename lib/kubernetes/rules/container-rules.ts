import { notYet, seen } from '../../core/check/seen';
import { list, matching, oneOf, text, whole, largestLong } from '../../core/check/shapes';
import { at, type Fault, joined } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { meantCommand } from '../meant-command';
import { imageName } from '../image-name';
import { dnsLabel, headerName, portName } from '../name-rule';
import { portNumber, portShape } from '../port-shape';
import { conflict, differIn, inEach, isGiven, itemsOf, mayBe, namesOf, needed, unfit } from './rule-faults';
import { type RulesByType, type TypeRules } from './type-rules';

const count = whole(0);

/** Containers, their ports, probes and hooks. */
export const containerRules: RulesByType = {
  Container: container(),
  EphemeralContainer: container(),
  ContainerPort: {
    fields: { containerPort: portNumber, hostPort: whole(0, 65535), name: matching(portName) },
    example: '{ containerPort: 8080 }',
    links: new Set(['hostPort']),
  },
  ContainerResizePolicy: { fields: { resourceName: oneOf(['cpu', 'memory']) } },
  ContainerRestartRule: { required: ['exitCodes'] },
  ContainerRestartRuleOnExitCodes: { lists: { values: { most: 255 } } },
  Probe: {
    fields: {
      initialDelaySeconds: count,
      periodSeconds: count,
      timeoutSeconds: count,
      failureThreshold: count,
      successThreshold: count,
      terminationGracePeriodSeconds: whole(1, largestLong),
    },
    exactlyOne: [['httpGet', 'tcpSocket', 'exec', 'grpc']],
    example: "{ httpGet: { path: '/healthz', port: 8080 } }",
  },
  LifecycleHandler: {
    exactlyOne: [['exec', 'httpGet', 'tcpSocket', 'sleep']],
    example: "{ exec: { command: ['nginx', '-s', 'quit'] } }",
  },
  ExecAction: {
    lists: { command: { least: 1, example: "'nginx', '-s', 'quit'", meant: meantCommand } },
    required: ['command'],
    example: "{ command: ['nginx', '-s', 'quit'] }",
  },
  HTTPGetAction: { fields: { port: portShape }, example: "{ path: '/', port: 8080 }" },
  TCPSocketAction: { fields: { port: portShape }, example: '{ port: 8080 }' },
  GRPCAction: { fields: { port: portNumber }, example: '{ port: 9090 }' },
  HTTPHeader: { fields: { name: matching(headerName), value: text } },
  SleepAction: { fields: { seconds: whole(0, largestLong) }, example: '{ seconds: 5 }' },
};

function container(): TypeRules {
  return {
    fields: {
      name: matching(dnsLabel),
      image: matching(imageName),
      args: list(text, { meant: meantCommand }),
      command: list(text, { meant: meantCommand }),
    },
    lists: {
      volumeMounts: { unique: differIn('mountPath', 'mountPath') },
      volumeDevices: { unique: differIn('devicePath', 'devicePath') },
      ports: { unique: differIn('name', 'name') },
      resizePolicy: { unique: differIn('resourceName', 'resourceName') },
      restartPolicyRules: { most: 20 },
    },
    example: "{ name: 'web', image: 'nginx:1.27' }",
    required: ['image'],
    links: new Set([
      ...['lifecycle', 'resizePolicy', 'resources', 'restartPolicyRules', 'volumeDevices', 'volumeMounts'],
    ]),
    checkLinks: checkContainer,
  };
}

function checkContainer(given: PlainMap): readonly Fault[] {
  const isIncomplete = isGiven(given, 'restartPolicyRules') && given.restartPolicy === undefined;
  const policy = isIncomplete
    ? [needed('restartPolicy', 'restartPolicyRules need it', "add restartPolicy: 'Never'")]
    : [];
  return joined(policy, checkMounts(given), checkDevices(given));
}

/** A device is there once, and not where a folder is. */
function checkDevices({ volumeDevices, volumeMounts }: PlainMap): readonly Fault[] {
  const folders = itemsOf(volumeMounts).map(({ mountPath }) => seen(mountPath));
  const names = new Set<unknown>();
  const check = (device: PlainMap): readonly Fault[] => {
    const [name, path] = [seen(device.name), seen(device.devicePath)];
    const isTwice = typeof name === 'string' && names.has(name);
    names.add(name);
    return [
      ...(isTwice ? [unfit(device, 'name', 'another device has it', 'leave one of them out')] : []),
      ...(typeof path === 'string' && folders.includes(path)
        ? [unfit(device, 'devicePath', 'a volume is mounted there', 'use another path')]
        : []),
    ];
  };
  return at('volumeDevices', inEach(volumeDevices, check));
}

function checkMounts(given: PlainMap): readonly Fault[] {
  if (given.volumeMounts === undefined) {
    return [];
  }
  const devices = namesOf(given.volumeDevices);
  const security = seen(given.securityContext);
  const isPrivileged = security === notYet || (isPlainMap(security) && mayBe(security, 'privileged', true));
  const check = (mount: PlainMap): readonly Fault[] => [
    ...(seen(mount.mountPropagation) === 'Bidirectional' && !isPrivileged
      ? [
          conflict(
            'mountPropagation',
            'only a privileged container passes its mounts to the host',
            "use 'HostToContainer'",
          ),
        ]
      : []),
    ...(typeof mount.name === 'string' && devices.includes(mount.name)
      ? [unfit(mount, 'name', 'volumeDevices has it already', 'use another volume')]
      : []),
  ];
  return at('volumeMounts', inEach(given.volumeMounts, check));
}
