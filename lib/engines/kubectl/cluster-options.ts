import { stopSignal, text } from '../../core/check/shapes';
import { type StopSignal } from '../../system/process/stop-signal';

/** Which cluster is asked, as the flags of kubectl with these names set it. */
export interface ClusterOptions {
  /** @default - the current context of the kubeconfig */
  readonly context?: string;
  /** The namespace of objects that do not name one. @default - that of the context, or default */
  readonly namespace?: string;
  /** The path of the kubeconfig. @default - that of the variable KUBECONFIG, or ~/.kube/config */
  readonly kubeconfig?: string;
  /** kubectl, as a name in PATH or a path. @default - that of the variable KUBECTL, or kubectl */
  readonly kubectl?: string;
  /** Stops kubectl and what it started. The call then fails. @default - none */
  readonly signal?: StopSignal;
}

/** The shapes of these options. */
export const clusterFields = { context: text, namespace: text, kubeconfig: text, kubectl: text, signal: stopSignal };
