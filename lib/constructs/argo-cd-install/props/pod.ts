import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from '../../../kubernetes/types/plain-type';

/** Requests and limits of a container, as in Kubernetes. */
export type ContainerResources = Plain<k8s.ResourceRequirements>;
/** A container to add to Argo CD's own. */
export type ExtraContainer = Plain<k8s.Container>;
/** A volume of the Pod. */
export type ExtraVolume = Plain<k8s.Volume>;
/** The path at which a container sees a volume. */
export type ExtraVolumeMount = Plain<k8s.VolumeMount>;
/** An environment variable, with every source that Kubernetes allows. */
export type ExtraVariable = Plain<k8s.EnvVar>;

/** When a probe of upstream runs. What is left out stays as in upstream. */
export type ArgoCdProbeTiming = Pick<
  Plain<k8s.Probe>,
  'failureThreshold' | 'initialDelaySeconds' | 'periodSeconds' | 'successThreshold' | 'timeoutSeconds'
>;

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
  /** Merged over the timing of the liveness probe. `addProbes` adds a probe that upstream lacks. @default - upstream's */
  readonly livenessProbe?: ArgoCdProbeTiming;
  /** Merged over the timing of the readiness probe. @default - upstream's */
  readonly readinessProbe?: ArgoCdProbeTiming;
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
  /** Seconds that a Pod has to end, 0 or more. @default - the cluster's: 30; 60 for a highly available Redis */
  readonly terminationGracePeriodSeconds?: number;
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
  /** Where names are looked up. @default - the cluster's: ClusterFirst */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** Further servers, domains and options for looking up names, such as `ndots`. @default - the cluster's */
  readonly dnsConfig?: Plain<k8s.PodDnsConfig>;
}
