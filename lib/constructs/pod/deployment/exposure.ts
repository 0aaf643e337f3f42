import { type IntOrStringValue } from '../../../kubernetes/types/plain-type';

interface ExposedPort {
  /** The port of the Service; 1 to 65535. */
  readonly port: number;
  /** The port of the Pods: a number, or the name of a declared port. @default - the only declared port */
  readonly targetPort?: IntOrStringValue;
  /** `metadata.name` of the Service. @default - the workload's name */
  readonly name?: string;
}

interface InsideTheCluster extends ExposedPort {
  /** @default - Kubernetes' own: ClusterIP */
  readonly type?: 'ClusterIP';
  readonly nodePort?: never;
}

interface OnEveryNode extends ExposedPort {
  readonly type: 'NodePort' | 'LoadBalancer';
  /** The port on every node; 30000 to 32767, Kubernetes' default range. @default - the cluster picks a free port */
  readonly nodePort?: number;
}

/** How a Service exposes the Pods of a workload. */
export type Exposure = InsideTheCluster | OnEveryNode;
