import { type ObjectReference } from '../../../core/manifest';
import { type Health } from '../../../kubernetes/health/rule-program';
import { type DiffField } from '../../diff/result/diff-result';

/** Why a Pod does not run as it should. */
export interface PodProblem {
  /** The container. @default - the Pod as a whole */
  readonly container?: string;
  /** A word, such as `CrashLoopBackOff`, `ImagePullBackOff`, `Unhealthy` or `Unschedulable`. */
  readonly reason: string;
  /** What a person needs to know: the exit code, the image, the words of a probe or of the scheduler. */
  readonly message: string;
}

/** A Pod of a workload. */
export interface PodStatus {
  readonly namespace: string;
  readonly name: string;
  /** Its phase, such as `Pending` or `Running`; `Terminating` if it is being deleted. */
  readonly phase: string;
  /** How many of its containers are ready. */
  readonly ready: number;
  readonly containers: number;
  /** How often containers were started again, all together. */
  readonly restarts: number;
  readonly problems: readonly PodProblem[];
}

/** What became of a manifest in a cluster. */
export interface ObjectStatus {
  readonly object: ObjectReference;
  /**
   * Whether the cluster has it, and whether an apply would change it. It is `unknown` if the user does not have the rights
   * to read it, or to try an apply; then it has a `health` if it can be read. It is `present` if the cluster has it, and
   * `compare: false` leaves open whether an apply would change it.
   */
  readonly state: 'missing' | 'different' | 'applied' | 'present' | 'unknown';
  /** Why it can't be there, why the API server would refuse it, or what the user may not do. @default - there is nothing to add */
  readonly reason?: string;
  /** What an apply would change. Values of Secrets are `(changed)`. */
  readonly fields: readonly DiffField[];
  /** Its health, as Argo CD judges it. @default - Argo CD does not judge its kind, or it is missing */
  readonly health?: Health;
  /** The Pods that it has made. */
  readonly pods: readonly PodStatus[];
}

/** How many objects are in which state. */
export interface StatusSummary {
  readonly objects: number;
  readonly missing: number;
  readonly different: number;
  /** Objects that can't be read, or that can't be compared. */
  readonly unknown: number;
  /** Objects that can be read, and are not healthy. */
  readonly unhealthy: number;
}

/** What is in a cluster of some manifests. */
export interface StatusResult {
  /** In the order of the manifests. */
  readonly objects: readonly ObjectStatus[];
  readonly summary: StatusSummary;
  /** Whether every object is healthy, and there as in its manifest. With `compare: false`, it only has to be there. */
  readonly healthy: boolean;
}
