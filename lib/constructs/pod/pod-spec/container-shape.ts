import { quote } from '../../../core/check/quote';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { extended, list, matching, oneOf, orLate, required, text, whole } from '../../../core/check/shapes';
import { givenOf } from '../../../core/check/shape-faults';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { dnsLabel, portName } from '../../../kubernetes/name-rule';
import { declaredPorts, portNumber } from '../../../kubernetes/port-shape';
import { isSidecar } from '../../../kubernetes/running-containers';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { probeKinds, type Probes } from '../probe/probe';
import { checkProbePorts, probeShapes } from '../probe/probe-shape';

/** The fields of a container that this library checks beyond their types, or has in place of Kubernetes' own. */
export interface CheckedContainer extends Probes {
  readonly name: string;
  readonly image: string;
  readonly restartPolicy?: string;
  readonly ports?: readonly ContainerPort[];
}

interface ContainerPort {
  readonly containerPort: number;
  readonly hostPort?: number;
  readonly name?: string;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

const imageName: TextRule = {
  wanted: 'be the name of an image, without blanks at its ends',
  example: 'nginx:1.27',
  accepts: (value) => value !== '' && value.trim() === value,
  nearest: (value) => value.trim() || undefined,
};

const containerPort = extended<ContainerPort>(
  () => builtInShape('ContainerPort'),
  {
    containerPort: required(orLate(portNumber)),
    hostPort: orLate(whole(0, 65535)),
    name: orLate(matching(portName)),
    protocol: oneOf(['TCP', 'UDP', 'SCTP']),
  },
  { example: '{ containerPort: 8080 }', unknown: 'unless-misspelt' },
);

/** JavaScript and YAML come with these fields, which a probe of this library becomes. */
const kubernetesProbes = probeKinds.map((kind) => `${kind}Probe`);

/** A container with probes. */
export const containerShape = containerWith((container) => [...checkPortsDiffer(container), ...checkPorts(container)]);

/** An init container. Only one that keeps running, a sidecar, has probes. */
export const initContainerShape = containerWith((container) => [
  ...checkPortsDiffer(container),
  ...(isSidecar(container) ? checkPorts(container) : checkNoProbes(container)),
]);

function checkPorts(container: PlainMap): readonly Fault[] {
  return checkProbePorts(container, container);
}

function checkNoProbes(container: PlainMap): readonly Fault[] {
  const given = givenOf(container, probeKinds).join(' and ');
  return faultIf(
    given !== '',
    'probes-of-init-container',
    [],
    (at) => `Cannot use ${given} in ${at}: only an init container that keeps running has probes`,
    `add restartPolicy: 'Always' to make it a sidecar, or leave ${given} out`,
  );
}

function checkPortsDiffer(container: PlainMap): readonly Fault[] {
  const { ports } = container;
  return !Array.isArray(ports) || ports.length < 2
    ? []
    : declaredPorts(container).flatMap(({ name, containerPort: number, protocol = 'TCP' }, index, all) => {
        const before = all.slice(0, index);
        const sameName = name !== undefined && before.some((other) => other.name === name);
        const sameNumber = before.some(
          (other) => other.containerPort === number && (other.protocol ?? 'TCP') === protocol,
        );
        return [
          ...(sameName ? [twice(['ports', index, 'name'], name, 'give each port its own name')] : []),
          ...(sameNumber ? [twice(['ports', index], `${number}/${protocol}`, 'leave one of them out')] : []),
        ];
      });
}

function twice(path: readonly (string | number)[], value: unknown, fix: string): Fault {
  return fault('duplicate', path, (at) => `Cannot use ${quote(value)} as ${at}: another port has it`, fix);
}

function containerWith(also: (container: PlainMap) => readonly Fault[]): Shape<CheckedContainer> {
  return extended<CheckedContainer>(
    () => builtInShape('Container'),
    {
      name: required(orLate(matching(dnsLabel))),
      image: required(orLate(matching(imageName))),
      restartPolicy: text,
      ports: orLate(list(containerPort)),
      ...probeShapes,
    },
    {
      without: kubernetesProbes,
      instead: Object.fromEntries(
        probeKinds.map((kind) => [`${kind}Probe`, `${kind}: { …, period: Duration.seconds(…) }`]),
      ),
      unknown: 'unless-misspelt',
      example: "{ name: 'web', image: 'nginx:1.27' }",
      also,
    },
  );
}
