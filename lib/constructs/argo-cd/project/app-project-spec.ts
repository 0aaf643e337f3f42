import { type ExactlyOne } from '../../../core/at-most-one';
import { type ProjectRole } from './project-role';
import { type SyncWindow } from './sync-window';

/** Where Applications of a project may go; globs, and `!` in front of those to leave out. */
export type ProjectDestination = {
  /** @default - only objects without a namespace */
  readonly namespace?: string;
} & ExactlyOne<{
  /** Address of a cluster's API server. */
  server: string;
  /** Name of a cluster. */
  name: string;
}>;

/** A kind of objects; globs. */
export interface ProjectKind {
  /** API group; empty for the core group, `*` for all. */
  readonly group: string;
  /** `*` for all. */
  readonly kind: string;
}

/** A kind of objects that stand in no namespace, or one of them; globs. */
export interface ProjectClusterKind extends ProjectKind {
  /** @default - all of the kind */
  readonly name?: string;
}

/** Objects that belong to no Application and are not told about. */
export interface OrphanedResource {
  /** @default - the core group */
  readonly group?: string;
  /** A glob. @default - any */
  readonly kind?: string;
  /** A glob. @default - any */
  readonly name?: string;
}

/** Which account applies Applications, where Argo CD impersonates. */
export interface DestinationServiceAccount {
  /** Address of the cluster; a glob. */
  readonly server: string;
  /** Namespace that Applications go to; a glob. @default - only objects without a namespace */
  readonly namespace?: string;
  /** `NAME`, or `NAMESPACE:NAME`. */
  readonly defaultServiceAccount: string;
}

/** Which commits are trusted. */
export interface SourceIntegrity {
  readonly git: {
    readonly policies: readonly {
      /** Repositories that it is for; globs. */
      readonly repos: readonly { readonly url: string }[];
      readonly gpg: {
        /** `head` verifies the revision, `strict` all its history, `none` nothing. */
        readonly mode: 'none' | 'head' | 'strict';
        /** IDs of the keys to trust; Argo CD must have them. */
        readonly keys: readonly string[];
      };
    }[];
  };
}

/** What Applications of a project may use and where they may go. */
export interface ProjectBounds {
  /** Repositories; globs, and `!` in front of those to leave out. @default - none, so no Application is allowed */
  readonly sourceRepos?: readonly string[];
  /** Namespaces of clusters. @default - none, so no Application is allowed */
  readonly destinations?: readonly ProjectDestination[];
  /** Namespaces in which Applications of the project may be declared; globs. @default - Argo CD's own */
  readonly sourceNamespaces?: readonly string[];
  /** Kinds without a namespace that are allowed. @default - none */
  readonly clusterResourceWhitelist?: readonly ProjectClusterKind[];
  /** Kinds without a namespace that are not. @default - none */
  readonly clusterResourceBlacklist?: readonly ProjectClusterKind[];
  /** Kinds in namespaces that are allowed. @default - all */
  readonly namespaceResourceWhitelist?: readonly ProjectKind[];
  /** Kinds in namespaces that are not. @default - none */
  readonly namespaceResourceBlacklist?: readonly ProjectKind[];
  /** Only clusters that belong to the project are allowed. @default false */
  readonly permitOnlyProjectScopedClusters?: boolean;
}

/**
 * The fields of an AppProject's `spec`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/project-specification/
 */
export interface AppProjectSpec extends ProjectBounds {
  /** At most 255 characters. @default - none */
  readonly description?: string;
  /** Roles for groups and tokens. @default - none */
  readonly roles?: readonly ProjectRole[];
  /** When Applications may be synced. @default - always */
  readonly syncWindows?: readonly SyncWindow[];
  /** `{}` tells about objects in the namespaces that belong to no Application. @default - not told */
  readonly orphanedResources?: { readonly warn?: boolean; readonly ignore?: readonly OrphanedResource[] };
  /** Which account applies Applications. @default - Argo CD's own */
  readonly destinationServiceAccounts?: readonly DestinationServiceAccount[];
  /** Which commits are trusted. @default - all */
  readonly sourceIntegrity?: SourceIntegrity;
  /** @deprecated use sourceIntegrity. @default - none */
  readonly signatureKeys?: readonly { readonly keyID: string }[];
}
