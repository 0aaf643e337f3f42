import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { unwrap } from '../../../core/unwrap';
import { type ExposedPods } from './exposure-shape';
import { type Exposure } from './exposure';

/** The Service that leads to Pods. The exposure must have been checked. */
export function renderService(exposure: Exposure, workload: Manifest, pods: ExposedPods): Manifest {
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

function renderPort(exposure: Exposure, pods: ExposedPods): PlainMap {
  const targetPort = unwrap(exposure.targetPort) ?? pods.ports[0]?.containerPort;
  const declared = pods.ports.find((port) => port.containerPort === targetPort || port.name === targetPort);
  // A Service port without a protocol is TCP, which would never reach a UDP port.
  const protocol = declared?.protocol === undefined || declared.protocol === 'TCP' ? undefined : declared.protocol;
  return {
    port: exposure.port,
    targetPort,
    ...(protocol === undefined ? {} : { protocol }),
    ...(exposure.nodePort === undefined ? {} : { nodePort: exposure.nodePort }),
  };
}
