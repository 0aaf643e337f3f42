import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from './kubernetes';

/**
 * Where pods may run.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export interface ArgoCdSchedulingProps {
  /**
   * Labels that a node must have; they join the ones that Argo CD sets itself.
   * @default - `kubernetes.io/os: linux`
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints that the pods put up with. @default - none */
  readonly tolerations?: readonly Plain<k8s.Toleration>[];
  /**
   * Replaces Argo CD's own affinity.
   * @default - pods of one component prefer different nodes (with high availability: must have them)
   */
  readonly affinity?: Plain<k8s.Affinity>;
  /** How pods spread over zones and nodes. @default - none */
  readonly topologySpreadConstraints?: readonly Plain<k8s.TopologySpreadConstraint>[];
  /** @default - the cluster's default priority */
  readonly priorityClassName?: string;
  /** @default - the cluster's default runtime */
  readonly runtimeClassName?: string;
  /** Lines of the pods' `/etc/hosts`. @default - none */
  readonly hostAliases?: readonly Plain<k8s.HostAlias>[];
}
