import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from './kubernetes';

/**
 * On which nodes Pods may run.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export interface ArgoCdSchedulingProps {
  /**
   * Labels that a node must have. They are added to the labels that Argo CD sets itself.
   * @default - `kubernetes.io/os: linux`
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints that the Pods tolerate. @default - none */
  readonly tolerations?: readonly Plain<k8s.Toleration>[];
  /**
   * Replaces Argo CD's own affinity.
   * @default - Pods of one component prefer different nodes; with high availability they require them
   */
  readonly affinity?: Plain<k8s.Affinity>;
  /** How Pods spread over zones and nodes. @default - none */
  readonly topologySpreadConstraints?: readonly Plain<k8s.TopologySpreadConstraint>[];
  /** @default - the cluster's default priority */
  readonly priorityClassName?: string;
  /** @default - the cluster's default runtime */
  readonly runtimeClassName?: string;
  /** Lines of `/etc/hosts` in the Pods. @default - none */
  readonly hostAliases?: readonly Plain<k8s.HostAlias>[];
}
