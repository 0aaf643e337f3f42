import { type Duration } from 'cdk8s';

/** What every sync window has. */
export interface SyncWindowSettings {
  /** `allow`: syncs happen in such windows only. `deny`: never in them; it beats `allow`. */
  readonly kind: 'allow' | 'deny';
  /** When it opens: five cron fields (minute, hour, day, month, weekday), as in `0 22 * * MON-FRI`. */
  readonly schedule: string;
  /** How long it stays open: a Duration, or Go's form of it (`90m`, `8h`). */
  readonly duration: Duration | string;
  /** Zone of the schedule, as in `Europe/Berlin`. @default UTC */
  readonly timeZone?: string;
  /** Syncs that a person starts go through all the same. @default false */
  readonly manualSync?: boolean;
  /** Syncs that run when the window changes may end. @default false */
  readonly syncOverrun?: boolean;
  /** All of applications, namespaces and clusters must match. @default false, one of them is enough */
  readonly andOperator?: boolean;
  /** At most 255 characters. @default - none */
  readonly description?: string;
}

/** What a sync window is for; globs. */
export interface SyncWindowTargets {
  /** Names of Applications. */
  readonly applications: readonly string[];
  /** Namespaces that Applications go to. */
  readonly namespaces: readonly string[];
  /** Names or addresses of clusters that Applications go to. */
  readonly clusters: readonly string[];
}

/** One of the targets at least: a window without any is refused by Argo CD. */
export type SomeTarget = {
  [Target in keyof SyncWindowTargets]: Pick<SyncWindowTargets, Target> & Partial<SyncWindowTargets>;
}[keyof SyncWindowTargets];

/**
 * A time in which Applications of a project may, or may not, be synced.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export type SyncWindow = SyncWindowSettings & SomeTarget;
