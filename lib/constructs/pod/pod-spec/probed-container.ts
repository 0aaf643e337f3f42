import { type Probes } from '../probe/probe';
import { type Container, type PodSpec } from '../../../kubernetes/types/pod-spec';
import { type SecurityProfile } from '../../../kubernetes/pod-security/security-profile';

type WithoutProbes = Omit<Container, 'livenessProbe' | 'readinessProbe' | 'startupProbe' | 'image'>;

/** A container as Kubernetes has it, with `liveness`, `readiness` and `startup` in place of the three `…Probe` fields. */
export interface ProbedContainer extends WithoutProbes, Probes {
  /** The image to run; a tag or digest keeps it the same tomorrow. */
  readonly image: string;
}

/** An init container, which runs to its end before the others start and so has no probes. */
interface PlainInitContainer extends WithoutProbes {
  readonly image: string;
  readonly restartPolicy?: 'OnFailure' | 'Never';
  readonly liveness?: never;
  readonly readiness?: never;
  readonly startup?: never;
}

/** A sidecar: an init container that keeps running beside the others, with probes where it needs them. */
interface Sidecar extends ProbedContainer {
  readonly restartPolicy: 'Always';
}

/** An init container: one that ends, or with `restartPolicy: 'Always'` a sidecar. */
export type ProbedInitContainer = PlainInitContainer | Sidecar;

type OtherPodFields = Omit<PodSpec, 'containers' | 'initContainers' | 'ephemeralContainers'>;

/** Kubernetes' PodSpec, under its own names, with containers that have probes. */
export interface ProbedPodSpec extends OtherPodFields {
  /** One or more, each with a name and an image. */
  readonly containers: readonly ProbedContainer[];
  /** Run one after the other before `containers`; sidecars keep running. @default - none */
  readonly initContainers?: readonly ProbedInitContainer[];
  /** Adds what a Pod Security Standard asks for, and refuses what it forbids. @default - nothing is added or refused */
  readonly profile?: SecurityProfile;
}
