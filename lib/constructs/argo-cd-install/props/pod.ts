import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from '../../../kubernetes/types/plain-type';
import {
  type ContainerResources,
  type ExtraContainer,
  type ExtraVariable,
  type ExtraVolume,
  type ExtraVolumeMount,
} from './kubernetes';

/** What can be set on the main container of a component. */
export interface ArgoCdContainerProps {
  /** Image with tag or digest. @default - the image of the release, or `image` of the install */
  readonly image?: string;
  /** @default - upstream's: `Always`, for Redis HA `IfNotPresent` */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** CPU and memory. Upstream sets no requests, so set them here if you use an autoscaler. @default - none */
  readonly resources?: ContainerResources;
  /**
   * Environment variables: a value or a source (`{ valueFrom }`) by name, or Kubernetes' list if the order matters.
   * They replace variables with the same name that Argo CD sets itself.
   * @default - none
   */
  readonly env?: Readonly<Record<string, string | Omit<ExtraVariable, 'name' | 'value'>>> | readonly ExtraVariable[];
  /** ConfigMaps and Secrets whose keys all become environment variables. @default - none */
  readonly envFrom?: readonly Plain<k8s.EnvFromSource>[];
  /** Arguments after Argo CD's own. Prefer `params`. @default - none */
  readonly extraArgs?: readonly string[];
  /** The paths at which the container sees `volumes`. @default - none */
  readonly volumeMounts?: readonly ExtraVolumeMount[];
  /** Merged over the container's security context. @default - upstream's, which fits the restricted standard */
  readonly securityContext?: Plain<k8s.SecurityContext>;
}

/** What can be set on the Pods of a component. */
export interface ArgoCdPodProps extends ArgoCdSchedulingProps {
  /** @default - none, or a checksum if the configuration that the Pod reads differs from upstream's */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the Pods. They are not added to selectors, which can't change. @default - none */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Further volumes. @default - none */
  readonly volumes?: readonly ExtraVolume[];
  /** Init containers after Argo CD's own. @default - none */
  readonly initContainers?: readonly ExtraContainer[];
  /** Further containers, after Argo CD's own. @default - none */
  readonly sidecars?: readonly ExtraContainer[];
  /** Merged over the Pod's security context. @default - upstream's */
  readonly podSecurityContext?: Plain<k8s.PodSecurityContext>;
}

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
