import { type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { unwrap } from '../../../core/unwrap';
import { declaredPorts } from '../../../kubernetes/port-shape';
import { runningContainers } from '../../../kubernetes/running-containers';
import { type ExposedPods } from './exposure-shape';
import { type Exposure } from './exposure';
import { selectedLabels } from './render-deployment';

/** The Service that leads to Pods. The exposure must have been checked. */
export function renderService(exposure: Exposure, workload: Manifest): Manifest {
  const pods = exposedPods(workload);
  const namespace = workload.metadata?.namespace;
  const name = exposure.name ?? workload.metadata?.name;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: namespace === undefined ? { name } : { name, namespace },
    spec: {
      ...(exposure.type === undefined ? {} : { type: exposure.type }),
      selector: pods.labels,
      ports: [renderPort(exposure, pods)],
    },
  };
}

/** The Pods of a Deployment, as a Service sees them. */
export function exposedPods(workload: Manifest): ExposedPods {
  const spec = findMap(workload, ['spec', 'template', 'spec']) ?? {};
  const ports = runningContainers(spec).flatMap(({ container }) => declaredPorts(container));
  return { name: workload.metadata?.name, labels: selectedLabels(workload), ports };
}

function renderPort(exposure: Exposure, pods: ExposedPods): PlainMap {
  const targetPort = unwrap(exposure.targetPort) ?? pods.ports[0]?.containerPort;
  const declared = pods.ports.find(({ containerPort, name }) => containerPort === targetPort || name === targetPort);
  // A Service port without a protocol is TCP, which would never reach a UDP port.
  const protocol = declared?.protocol === undefined || declared.protocol === 'TCP' ? undefined : declared.protocol;
  return {
    port: exposure.port,
    targetPort,
    ...(protocol === undefined ? {} : { protocol }),
    ...(exposure.nodePort === undefined ? {} : { nodePort: exposure.nodePort }),
  };
}
