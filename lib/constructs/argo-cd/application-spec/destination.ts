import { type AtMostOne } from '../../../core/at-most-one';
import { type PlainMap } from '../../../core/plain';
import { isTextGiven } from '../release/left-out';

/** The address by which Argo CD knows the cluster it runs in. */
export const thisCluster = 'https://kubernetes.default.svc';

/** The name by which Argo CD knows the cluster it runs in. */
export const thisClusterName = 'in-cluster';

/**
 * Where an Application's objects go: a namespace of a cluster. The cluster is given by its address or its name.
 * Without both it is the cluster that Argo CD runs in.
 */
export type Destination = {
  /** Namespace of objects that set none. @default - none: every object must set its own */
  readonly namespace?: string;
} & AtMostOne<{
  /** Address of the cluster's API server. */
  server: string;
  /** Name of the cluster, the same as in its `Cluster`. */
  name: string;
}>;

/** Whether a destination names its cluster. */
export function namesCluster({ server, name }: PlainMap): boolean {
  return isTextGiven(server) || isTextGiven(name);
}
