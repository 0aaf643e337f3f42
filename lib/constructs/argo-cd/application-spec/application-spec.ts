import { type Destination } from './destination';
import { type IgnoreDifference } from './ignore-difference';
import { type NameValue } from '../source/plugin-source';
import { type Source, type SourceAmongSeveral } from '../source/source';
import { type SourceHydrator } from '../source/source-hydrator';
import { type SyncPolicy } from '../sync/sync-policy';
import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApiObjectMetadata } from 'cdk8s';
import { type DeletionPolicy } from './deletion-policy';

/** The props of an Application that are not in its `spec`. */
export interface ApplicationIdentity {
  /**
   * Name, namespace, labels and annotations. The namespace is Argo CD's own, unless Argo CD is set up to read others.
   *
   * @default - the name from the construct path, the namespace of the chart, or `argocd`
   */
  readonly metadata?: ApiObjectMetadata;
  /** What happens to the objects when the Application is deleted. @default orphan */
  readonly deletionPolicy?: DeletionPolicy;
}

/** The ways to say where manifests come from. */
export interface ApplicationSources {
  /** A single source. */
  readonly source: Source;
  /** Several sources, whose objects are put together. If two have the same object, the last one counts. */
  readonly sources: readonly SourceAmongSeveral[];
  /** Renders manifests into a branch and applies that branch. */
  readonly sourceHydrator: SourceHydrator;
}

/** Where the manifests come from: one source, several, or templates that are rendered into a branch. */
export type ApplicationSource = ExactlyOne<ApplicationSources>;

/** The fields of an Application's `spec` without its sources. */
export interface ApplicationSettings {
  /** Name of the `AppProject` whose rules apply. */
  readonly project: string;
  /** Where the objects go. */
  readonly destination: Destination;
  /** @default - synced by hand */
  readonly syncPolicy?: SyncPolicy;
  /** Fields in which objects may differ from their source. @default - none */
  readonly ignoreDifferences?: readonly IgnoreDifference[];
  /** Lines that the user interface shows. @default - none */
  readonly info?: readonly NameValue[];
  /** How many deployed revisions Argo CD keeps in its history, 0 or more. @default 10 */
  readonly revisionHistoryLimit?: number;
}

/**
 * The fields of an Application's `spec`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export type ApplicationSpec = ApplicationSettings & ApplicationSource;

/** Properties of `Application`: its metadata, the fields of its `spec`, and what happens on deletion. */
export type ApplicationProps = ApplicationIdentity & ApplicationSpec;
