import { type k8s } from 'cdk8s-plus-27';
import {
  type ContainerResources,
  type ExtraContainer,
  type ExtraVariable,
  type ExtraVolume,
  type ExtraVolumeMount,
  type Plain,
} from './kubernetes';
import { type ArgoCdSchedulingProps } from './scheduling';

/** What can be set on the main container of a component. */
export interface ArgoCdContainerProps {
  /** Image with tag or digest. @default - the image of the release, or `image` of the install */
  readonly image?: string;
  /** @default - upstream's: `Always`, for Redis HA `IfNotPresent` */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** CPU and memory. Upstream requests nothing, so that an autoscaler needs them. @default - none */
  readonly resources?: ContainerResources;
  /**
   * Environment: a value or a source (`{ valueFrom }`) by name, or Kubernetes' list where the order counts.
   * One that Argo CD sets itself is replaced.
   * @default - none
   */
  readonly env?: Readonly<Record<string, string | Omit<ExtraVariable, 'name' | 'value'>>> | readonly ExtraVariable[];
  /** ConfigMaps and Secrets whose keys all become environment. @default - none */
  readonly envFrom?: readonly Plain<k8s.EnvFromSource>[];
  /** Arguments after Argo CD's own. Prefer `params`. @default - none */
  readonly extraArgs?: readonly string[];
  /** Where the container sees `volumes`. @default - none */
  readonly volumeMounts?: readonly ExtraVolumeMount[];
  /** Merged over the container's security context. @default - upstream's, which the restricted standard admits */
  readonly securityContext?: Plain<k8s.SecurityContext>;
}

/** What can be set on the pods of a component. */
export interface ArgoCdPodProps extends ArgoCdSchedulingProps {
  /** @default - none; a checksum of the configuration that the pod reads, once that differs from upstream's */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the pods; never of the selectors, which can't change. @default - none */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Volumes beside Argo CD's own. @default - none */
  readonly volumes?: readonly ExtraVolume[];
  /** Init containers after Argo CD's own. @default - none */
  readonly initContainers?: readonly ExtraContainer[];
  /** Containers after Argo CD's own. @default - none */
  readonly sidecars?: readonly ExtraContainer[];
  /** Merged over the pod's security context. @default - upstream's */
  readonly podSecurityContext?: Plain<k8s.PodSecurityContext>;
}
