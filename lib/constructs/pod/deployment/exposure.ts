import { type IntOrStringValue } from '../../../kubernetes/types/plain-type';

interface ExposedPort {
  /** The port on which the Service is reached; 1 to 65535. */
  readonly port: number;
  /** Where it leads: a number, or the name of a port that a container declares. @default - the only declared port */
  readonly targetPort?: IntOrStringValue;
  /** The Service's `metadata.name`. @default - the workload's own */
  readonly name?: string;
}

interface InsideTheCluster extends ExposedPort {
  /** @default - Kubernetes' own: ClusterIP */
  readonly type?: 'ClusterIP';
  readonly nodePort?: never;
}

interface OnEveryNode extends ExposedPort {
  readonly type: 'NodePort' | 'LoadBalancer';
  /** The port on every node; 30000 to 32767, Kubernetes' default range. @default - the cluster picks a free one */
  readonly nodePort?: number;
}

/** How a workload's Pods are reached. */
export type Exposure = InsideTheCluster | OnEveryNode;
