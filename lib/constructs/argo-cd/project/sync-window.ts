import { type Duration } from 'cdk8s';
import { type AtLeastOne } from '../../../core/at-most-one';

/** What every sync window has. */
export interface SyncWindowSettings {
  /** `allow`: syncs happen only in such windows. `deny`: syncs never happen in them; it wins over `allow`. */
  readonly kind: 'allow' | 'deny';
  /** When the window opens: five cron fields (minute, hour, day, month, weekday), such as `0 22 * * MON-FRI`. */
  readonly schedule: string;
  /** How long the window stays open: a Duration, or Go's form of it (`90m`, `8h`). */
  readonly duration: Duration | string;
  /** Time zone of the schedule, such as `Europe/Berlin`. @default UTC */
  readonly timeZone?: string;
  /** Whether a person can start a sync even if the window forbids it. @default false */
  readonly manualSync?: boolean;
  /** Whether a sync that already runs may go on to its end when the window would stop it. @default false */
  readonly syncOverrun?: boolean;
  /** Whether applications, namespaces and clusters must all match. @default false, one of them is enough */
  readonly andOperator?: boolean;
  /** At most 255 characters. @default - none */
  readonly description?: string;
}

/** The Applications that a sync window is for. Values are globs. */
export interface SyncWindowTargets {
  /** Names of Applications. */
  readonly applications: readonly string[];
  /** Namespaces that Applications deploy to. */
  readonly namespaces: readonly string[];
  /** Names or addresses of clusters that Applications deploy to. */
  readonly clusters: readonly string[];
}

/** At least one of applications, namespaces and clusters: Argo CD refuses a window without any of them. */
export type SomeTarget = AtLeastOne<SyncWindowTargets>;

/**
 * A time in which Applications of a project may be synced, or may not be synced.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export type SyncWindow = SyncWindowSettings & SomeTarget;
