import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { list, oneOf, orLate } from '../../../core/check/shapes';
import { givenOf } from '../../../core/check/given-of';
import { type Fault, fault, faultIf, joined } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { declaredPorts } from '../../../kubernetes/port-shape';
import { isSidecar } from '../../../kubernetes/running-containers';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { probeKinds, type Probes } from '../probe/probe';
import { checkProbePorts, probeShapes } from '../probe/probe-shape';

/** The fields of a container that this library checks beyond Kubernetes' rules, or has in place of Kubernetes' own. */
export interface CheckedContainer extends Probes {
  readonly restartPolicy?: string;
  readonly ports?: readonly { readonly protocol?: string }[];
}

/** What is read before synth: a Service gets the protocol of the port that it leads to. */
const containerPort = refined<{ readonly protocol?: string }>({
  protocol: oneOf(['TCP', 'UDP', 'SCTP']),
})(builtInShape('ContainerPort'));

/** JavaScript and YAML come with these fields, which a probe of this library becomes. */
const kubernetesProbes = probeKinds.map((kind) => `${kind}Probe`);

/** A container with probes. */
export const containerShape = containerWith((container) => joined(checkPortsDiffer(container), checkPorts(container)));

/** An init container. Only one that keeps running, a sidecar, has probes. */
export const initContainerShape = containerWith((container) =>
  joined(checkPortsDiffer(container), isSidecar(container) ? checkPorts(container) : checkEnds(container)),
);

function checkPorts(container: PlainMap): readonly Fault[] {
  return checkProbePorts(container, container);
}

function checkEnds(container: PlainMap): readonly Fault[] {
  const given = givenOf(container, [...probeKinds, 'lifecycle']).join(' and ');
  return faultIf(
    given !== '',
    'probes-of-init-container',
    [],
    (at) => `Cannot use ${given} in ${at}: an init container that ends has neither probes nor hooks`,
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
  return refined<CheckedContainer>(
    {
      restartPolicy: oneOf(['Always', 'OnFailure', 'Never']),
      ports: orLate(list(containerPort)),
      ...probeShapes,
    },
    {
      without: kubernetesProbes,
      instead: Object.fromEntries(
        probeKinds.map((kind) => [`${kind}Probe`, `${kind}: { …, period: Duration.seconds(…) }`]),
      ),
      also,
    },
  )(builtInShape('Container'));
}
