import { type Duration } from 'cdk8s';
import { type SyncOption } from './sync-option';

/** Syncs that Argo CD starts on its own. */
export interface AutomatedSync {
  /** Delete objects that are no longer in the source. @default false */
  readonly prune?: boolean;
  /** Undo changes that were made in the cluster. @default false */
  readonly selfHeal?: boolean;
  /** Allow a source that has become empty to delete all objects. @default false */
  readonly allowEmpty?: boolean;
  /** `false` suspends automated syncs and keeps the settings. @default true */
  readonly enabled?: boolean;
}

/** The pauses between attempts. */
export interface SyncBackoff {
  /** The first pause, at least 1 second; a Duration, or Go's form of it (`5s`, `2m`, `1h30m`). @default 5s */
  readonly duration?: Duration | string;
  /** How many times longer each pause is than the one before. @default 2 */
  readonly factor?: number;
  /** The longest pause. @default 3m */
  readonly maxDuration?: Duration | string;
}

/** What happens after a sync has failed. */
export interface SyncRetry {
  /** How many times to retry; 0 for never, negative for no limit. @default 0 */
  readonly limit?: number;
  /** @default - 5s, doubled each time up to 3m */
  readonly backoff?: SyncBackoff;
  /** Use a new revision, if there is one, for the next attempt. @default false */
  readonly refresh?: boolean;
}

/** Labels and annotations of the namespace that `CreateNamespace=true` makes. */
export interface ManagedNamespaceMetadata {
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * When and how an Application is synced.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
export interface SyncPolicy {
  /** `{}` syncs each new revision automatically. @default - synced by hand */
  readonly automated?: AutomatedSync;
  /** @default - none */
  readonly syncOptions?: readonly SyncOption[];
  /** @default - an automated sync is retried up to five times, a sync by hand is not retried */
  readonly retry?: SyncRetry;
  /** Needs the sync option `CreateNamespace=true`. @default - none */
  readonly managedNamespaceMetadata?: ManagedNamespaceMetadata;
}
