import { isDeferred } from '../../../core/check/deferred';
import { type Problem } from '../../../core/error';
import { checkName, serviceName } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkPort, checkPortNumber, type DeclaredPort, declaredPorts } from '../../../kubernetes/check-port';
import { checkChoice, checkFields, checkWhole } from '../../../core/check/check-value';

/** The Pods that a Service leads to. */
export interface ExposedPods {
  /** The workload's name, which the Service gets by default. */
  readonly name: unknown;
  /** Labels that all the Pods have and no others. */
  readonly labels: PlainMap;
  readonly ports: readonly DeclaredPort[];
}

/** Kubernetes' default range; a cluster can be started with another. */
const nodePorts = { least: 30000, most: 32767 };

/** The ports that containers declare, sidecars included. */
export function portsOf(spec: PlainMap): DeclaredPort[] {
  const sidecars = Array.isArray(spec.initContainers) ? spec.initContainers : [];
  const containers: unknown[] = [...(Array.isArray(spec.containers) ? spec.containers : []), ...sidecars];
  return containers.flatMap(declaredPorts);
}

/** What is wrong with a way to reach Pods by itself. */
export function checkExposure(exposure: unknown, pods: ExposedPods): Problem[] {
  const map = isPlainMap(exposure) ? exposure : {};
  const name = map.name ?? pods.name;
  return [
    ...checkFields(map, 'expose', ['port', 'targetPort', 'name', 'type', 'nodePort']),
    ...checkPortNumber(map.port, 'port of the Service'),
    ...checkTarget(map.targetPort, pods.ports),
    ...checkName(name, 'name of the Service', serviceName).map(({ what, fix }) => ({
      what,
      fix: map.name === undefined ? fix.replace('use ', 'add name: ') : fix,
    })),
    ...checkChoice(map.type, 'type of the Service', ['ClusterIP', 'NodePort', 'LoadBalancer']),
    ...checkNodePort(map),
    ...checkLabelsExist(pods.labels),
  ];
}

function checkTarget(target: unknown, ports: readonly DeclaredPort[]): Problem[] {
  if (target !== undefined) {
    return checkPort(target, 'targetPort of the Service', 'the Pod', ports);
  }
  if (ports.length === 1) {
    return [];
  }
  const there = ports.map((port) => quote(port.name ?? port.containerPort)).join(', ');
  return ports.length === 0
    ? [{ what: 'Cannot leave out targetPort: no container declares a port', fix: 'add targetPort: 8080' }]
    : [{ what: 'Cannot leave out targetPort: there is more than one port', fix: `use one of ${there}` }];
}

function checkNodePort({ nodePort, type }: PlainMap): Problem[] {
  if (nodePort === undefined) {
    return [];
  }
  const isClosed = (type === undefined || type === 'ClusterIP') && !isDeferred(type);
  const closed = {
    what: `Cannot use nodePort in a Service of type ${quote(type ?? 'ClusterIP')}: it has no port on the nodes`,
    fix: `use type: 'NodePort', or leave nodePort out`,
  };
  return [
    ...(isClosed ? [closed] : []),
    ...checkWhole(nodePort, 'nodePort of the Service', nodePorts.least, nodePorts.most),
  ];
}

function checkLabelsExist(labels: PlainMap): Problem[] {
  const what = 'Cannot expose Pods that are selected by expressions alone: a Service selects by labels';
  return Object.keys(labels).length > 0 ? [] : [{ what, fix: 'add matchLabels to selector' }];
}
