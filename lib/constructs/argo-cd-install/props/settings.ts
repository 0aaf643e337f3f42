import { type Duration } from 'cdk8s';
import { type ArgoCdConfig } from '../generated/argo-cd-config.generated';
import { type ArgoCdParams } from '../generated/argo-cd-params.generated';
import { type ArgoCdPlugin, type ArgoCdUi } from './extensions';

/** Settings of Argo CD. */
export interface ArgoCdSettingsProps {
  /**
   * Treats an Application as healthy only if the objects that it deploys are healthy. Sync waves can then order the
   * Applications of an app of apps. Without it, Argo CD treats all Applications as healthy at once.
   * @default false
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
   */
  readonly applicationHealth?: boolean;
  /** Keys of the ConfigMap argocd-cm; objects are written as YAML. @default - upstream's */
  readonly config?: ArgoCdConfig;
  /** Keys of the ConfigMap argocd-cmd-params-cm. @default - none */
  readonly params?: ArgoCdParams;
  /** The terminal in the web UI: sets `exec.enabled`, and gives the server the right to open shells. @default false */
  readonly exec?: boolean;
  /**
   * Further namespaces in which Applications work. `*` and `/regular expressions/` are allowed.
   * Adds the cluster-wide rules for the API server and notifications that upstream's install lacks.
   * @default - Argo CD's own only
   */
  readonly applicationNamespaces?: readonly string[];
  /** How often Argo CD looks for changes in Git. @default - every 2 minutes, plus up to 1 minute */
  readonly reconciliation?: ArgoCdReconciliation;
  /** Level and format of the logs of all components. @default - upstream's: level info, format json */
  readonly logging?: { readonly level?: 'debug' | 'info' | 'warn' | 'error'; readonly format?: 'json' | 'text' };
  /** Config management plugins by name, each a sidecar of the repo server. @default - none */
  readonly plugins?: Readonly<Record<string, ArgoCdPlugin>>;
  /** How the web UI looks. @default - upstream's */
  readonly ui?: ArgoCdUi;
}

/** How often Argo CD compares with Git. Pods read this at their start, so a change restarts the Pods that read it. */
export interface ArgoCdReconciliation {
  /** Time between two comparisons; Duration.seconds(0) turns them off. @default - 2 minutes */
  readonly timeout?: Duration;
  /** Up to this time is added, so that not all Applications are compared at once. @default - 1 minute */
  readonly jitter?: Duration;
  /** Time between two comparisons that ignore the cache. @default - never */
  readonly hardTimeout?: Duration;
}
