import { type Duration } from 'cdk8s';
import { type ArgoCdConfig } from './argo-cd-config.generated';
import { type ArgoCdParams } from './argo-cd-params.generated';
import { type ArgoCdPlugin, type ArgoCdUi } from './extensions';

/** How Argo CD behaves. */
export interface ArgoCdSettingsProps {
  /**
   * Takes an Application for as healthy as what it deploys is, so that sync waves order the Applications of an app of
   * apps; Argo CD itself takes all Applications for healthy at once.
   * @default false
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
   */
  readonly applicationHealth?: boolean;
  /** Keys of the ConfigMap argocd-cm; objects are written as YAML. @default - upstream's */
  readonly config?: ArgoCdConfig;
  /** Keys of the ConfigMap argocd-cmd-params-cm. @default - none */
  readonly params?: ArgoCdParams;
  /** The terminal in the web UI: sets `exec.enabled` and lets the server open shells. @default false */
  readonly exec?: boolean;
  /**
   * Namespaces in which Applications are obeyed too; `*` and `/regular expressions/` are taken.
   * Adds the cluster-wide rules for the API server and notifications that upstream's install lacks.
   * @default - Argo CD's own only
   */
  readonly applicationNamespaces?: readonly string[];
  /** How often Git is asked. @default - every 2 minutes, with up to 1 minute more */
  readonly reconciliation?: ArgoCdReconciliation;
  /** What all components log. @default - upstream's: level info, format json */
  readonly logging?: { readonly level?: 'debug' | 'info' | 'warn' | 'error'; readonly format?: 'json' | 'text' };
  /** Config management plugins by name, each a sidecar of the repo server. @default - none */
  readonly plugins?: Readonly<Record<string, ArgoCdPlugin>>;
  /** Looks of the web UI. @default - upstream's */
  readonly ui?: ArgoCdUi;
}

/** Times of comparing with Git. They are read when a pod starts: a change restarts the pods that read them. */
export interface ArgoCdReconciliation {
  /** @default - 2 minutes; Duration.seconds(0) turns it off */
  readonly timeout?: Duration;
  /** At most this much is added, so that not all Applications ask at once. @default - 1 minute */
  readonly jitter?: Duration;
  /** How often caches are ignored. @default - never */
  readonly hardTimeout?: Duration;
}
