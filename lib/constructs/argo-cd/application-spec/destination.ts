import { type AtMostOne } from '../../../core/at-most-one';

/** The address by which Argo CD knows the cluster it runs in. */
export const THIS_CLUSTER = 'https://kubernetes.default.svc';

/** The name by which Argo CD knows the cluster it runs in. */
export const THIS_CLUSTER_NAME = 'in-cluster';

/**
 * Where an Application's objects go: a namespace of a cluster, which is told by its address or by its name.
 * Without either it is the cluster that Argo CD runs in.
 */
export type Destination = {
  /** For objects that say no namespace. @default - none: every object must say its own */
  readonly namespace?: string;
} & AtMostOne<{
  /** Address of the cluster's API server. */
  server: string;
  /** Name of the cluster, as its `Cluster` has it. */
  name: string;
}>;
