import { type Probes } from '../probe/probe';
import { type Container, type PodSpec } from '../../../kubernetes/types/pod-spec';
import { type SecurityProfile } from '../../../kubernetes/pod-security/security-profile';

type WithoutProbes = Omit<Container, 'livenessProbe' | 'readinessProbe' | 'startupProbe' | 'image'>;

/** Kubernetes' container, with `liveness`, `readiness` and `startup` instead of the three `…Probe` fields. */
export interface ProbedContainer extends WithoutProbes, Probes {
  /** The image to run. Give a fixed tag or digest, so that it is the same image tomorrow. */
  readonly image: string;
}

/** An init container that ends before the other containers start. So it has no probes. */
interface PlainInitContainer extends WithoutProbes {
  readonly image: string;
  readonly restartPolicy?: 'OnFailure' | 'Never';
  readonly liveness?: never;
  readonly readiness?: never;
  readonly startup?: never;
}

/** A sidecar: an init container that keeps running with the other containers. It can have probes. */
interface Sidecar extends ProbedContainer {
  readonly restartPolicy: 'Always';
}

/** An init container: it runs to its end, or with `restartPolicy: 'Always'` it is a sidecar. */
export type ProbedInitContainer = PlainInitContainer | Sidecar;

type OtherPodFields = Omit<PodSpec, 'containers' | 'initContainers' | 'ephemeralContainers'>;

/** Kubernetes' PodSpec, with Kubernetes' own field names and with containers that have probes. */
export interface ProbedPodSpec extends OtherPodFields {
  /** One or more containers, each with a name and an image. */
  readonly containers: readonly ProbedContainer[];
  /** Containers that run one after another before `containers`; sidecars keep running. @default - none */
  readonly initContainers?: readonly ProbedInitContainer[];
  /** Adds what a Pod Security Standard requires, and refuses what it forbids. @default - nothing is added or refused */
  readonly profile?: SecurityProfile;
}
