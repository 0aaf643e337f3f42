import { checkShape } from '../../../core/check/check-shape';
import { quote } from '../../../core/check/quote';
import { seen } from '../../../core/check/seen';
import { matching, object, oneOf, required, whole } from '../../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { listed } from '../../../core/listed';
import { type PlainMap } from '../../../core/plain';
import { serviceName } from '../../../kubernetes/name-rule';
import {
  checkPortDeclared,
  checkPortIsOne,
  type DeclaredPort,
  portNumber,
  portShape,
  unknownPorts,
} from '../../../kubernetes/port-shape';
import { type Exposure } from './exposure';

/** The Pods that a Service leads to. */
export interface ExposedPods {
  /** The workload's name, which the Service gets by default. */
  readonly name: unknown;
  /** Labels that all the Pods have and no others. */
  readonly labels: PlainMap;
  readonly ports: readonly DeclaredPort[];
}

/** The node port is in Kubernetes' default range; a cluster can be started with another one. */
const exposureShape = object<Exposure>(
  {
    port: required(portNumber),
    targetPort: portShape,
    name: matching(serviceName),
    type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer']),
    nodePort: whole(30000, 32767),
  },
  { example: '{ port: 80 }', also: checkNodePort },
);

/** What is wrong with a way to reach Pods. */
export function checkExposure(exposure: PlainMap, pods: ExposedPods): readonly Fault[] {
  return [
    ...checkShape(exposure, exposureShape),
    ...at('targetPort', checkTarget(seen(exposure.targetPort), pods.ports)),
    ...(exposure.name === undefined ? checkDefaultName(pods.name) : []),
    ...checkSelectedByLabels(pods.labels),
  ];
}

/** Whether Pods are selected by labels, and not by expressions alone, which a Service does not know. */
export function checkSelectedByLabels(labels: PlainMap): readonly Fault[] {
  return faultIf(
    Object.keys(labels).length === 0,
    'selector',
    [],
    'Cannot expose Pods that are selected by expressions alone: a Service selects by labels',
    'add matchLabels to selector',
  );
}

function checkTarget(target: unknown, ports: readonly DeclaredPort[]): readonly Fault[] {
  if (target !== undefined) {
    return [...checkPortDeclared(target, ports, 'the Pod'), ...checkPortIsOne(target, ports)];
  }
  const [only, ...others] = ports;
  if (only === undefined) {
    return [
      leftOut('no container that keeps running declares a port', 'add ports: [{ containerPort: 8080 }] to a container'),
    ];
  }
  if (others.length > 0) {
    const there = listed(ports.map((port) => quote(port.name ?? port.containerPort)));
    return [leftOut('there is more than one port', `use one of ${there}`)];
  }
  return only === unknownPorts ? [leftOut('the ports are known only at synth', 'add targetPort: 8080')] : [];
}

function leftOut(why: string, fix: string): Fault {
  return fault('required', [], `Cannot leave out targetPort: ${why}`, fix);
}

/** The workload's name may be one that a Service cannot have. */
function checkDefaultName(name: unknown): readonly Fault[] {
  if (typeof name === 'string' && serviceName.accepts(name)) {
    return [];
  }
  const near = typeof name === 'string' ? (serviceName.nearest?.(name) ?? serviceName.example) : serviceName.example;
  return [
    fault(
      'name',
      ['name'],
      `Cannot use ${quote(name)} as name of the Service: it must ${serviceName.wanted}`,
      `add name: ${quote(near)}`,
    ),
  ];
}

function checkNodePort({ nodePort, type }: PlainMap): readonly Fault[] {
  return faultIf(
    nodePort !== undefined && (type === undefined || type === 'ClusterIP'),
    'exclusive',
    ['nodePort'],
    (path) => `Cannot use ${path} in a Service of type ${quote(type ?? 'ClusterIP')}: it has no port on the nodes`,
    `use type: 'NodePort', or leave nodePort out`,
  );
}
