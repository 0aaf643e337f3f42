import { type Duration } from 'cdk8s';
import { type SyncOption } from './sync-option';

/** Syncs that Argo CD starts by itself. */
export interface AutomatedSync {
  /** Delete objects that are gone from the source. @default false */
  readonly prune?: boolean;
  /** Undo changes that were made in the cluster. @default false */
  readonly selfHeal?: boolean;
  /** Let a source that has become empty delete everything. @default false */
  readonly allowEmpty?: boolean;
  /** False suspends automated syncs and keeps the settings. @default true */
  readonly enabled?: boolean;
}

/** Pauses between attempts. */
export interface SyncBackoff {
  /** The first pause, at least 1 second; a Duration, or Go's form of it (`5s`, `2m`, `1h30m`). @default 5s */
  readonly duration?: Duration | string;
  /** How much longer each next one is. @default 2 */
  readonly factor?: number;
  /** The longest pause. @default 3m */
  readonly maxDuration?: Duration | string;
}

/** What happens after a sync that failed. */
export interface SyncRetry {
  /** Attempts; 0 for none, negative for no end. @default 0 */
  readonly limit?: number;
  /** @default - 5s, doubled each time up to 3m */
  readonly backoff?: SyncBackoff;
  /** Take a new revision, if there is one, for the next attempt. @default false */
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
  /** `{}` syncs each new revision by itself. @default - synced by hand */
  readonly automated?: AutomatedSync;
  /** @default - none */
  readonly syncOptions?: readonly SyncOption[];
  /** Without it, an automated sync is tried five times, and one by hand once. @default - none */
  readonly retry?: SyncRetry;
  /** Needs the sync option `CreateNamespace=true`. @default - none */
  readonly managedNamespaceMetadata?: ManagedNamespaceMetadata;
}
