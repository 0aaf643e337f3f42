import { type Manifest } from '../../core/manifest';
import { findMap, isPlainMap, type PlainMap } from '../../core/plain';
import { findPodSpecPath } from '../pod-template';
import { runningContainers } from '../running-containers';
import { valuesAt } from '../values-at';

/** A port that a selecting object means by its name. Without a protocol, any will do. */
interface WantedPort {
  readonly name: string;
  readonly protocol?: unknown;
}

/**
 * The named ports that an object wants of what it selects, and that are not there. A number needs no declaration.
 *
 * @param from a Service, or an object of the Prometheus operator
 * @param object a workload or a Service
 */
export function missingNamedPorts(from: Manifest, object: Manifest): string[] {
  const offered = object.kind === 'Service' ? mapsAt(object, 'spec.ports[]') : containerPorts(object);
  const missing =
    offered === undefined ? [] : wantedBy(from).filter((port) => !offered.some((one) => isFor(one, port)));
  return [...new Set(missing.map(({ name }) => `port ${name}`))];
}

function wantedBy(from: Manifest): WantedPort[] {
  switch (from.kind) {
    case 'Service':
      return mapsAt(from, 'spec.ports[]').flatMap(({ targetPort, protocol = 'TCP' }) =>
        typeof targetPort === 'string' && !/^\d+$/.test(targetPort) ? [{ name: targetPort, protocol }] : [],
      );
    case 'ServiceMonitor':
      return namesAt(from, 'spec.endpoints[].port');
    case 'PodMonitor':
      return namesAt(from, 'spec.podMetricsEndpoints[].port');
    default:
      return [];
  }
}

function namesAt(from: Manifest, path: string): WantedPort[] {
  return valuesAt(from, path).flatMap(({ value }) => (typeof value === 'string' ? [{ name: value }] : []));
}

function isFor(offered: PlainMap, { name, protocol }: WantedPort): boolean {
  return offered.name === name && (protocol === undefined || (offered.protocol ?? 'TCP') === protocol);
}

/** Undefined if the object has no Pod template. */
function containerPorts(object: Manifest): PlainMap[] | undefined {
  const path = findPodSpecPath(object);
  const pod = path === undefined ? undefined : findMap(object, path);
  return pod === undefined
    ? undefined
    : runningContainers(pod).flatMap(({ container }) => mapsAt(container, 'ports[]'));
}

function mapsAt(value: unknown, path: string): PlainMap[] {
  return valuesAt(value, path).flatMap((each) => (isPlainMap(each.value) ? [each.value] : []));
}
