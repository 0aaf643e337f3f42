import { type AtLeastOne } from '../../../core/at-most-one';
import { type ProjectRole } from './project-role';
import { type SyncWindow } from './sync-window';

/**
 * Where Applications of a project may deploy to. Values are globs; a `!` before a glob excludes what it matches.
 * With both server and name, it is enough that one of them matches.
 */
export type ProjectDestination = {
  /** @default - only objects without a namespace */
  readonly namespace?: string;
} & AtLeastOne<{
  /** Address of a cluster's API server, without a slash at its end. */
  readonly server: string;
  /** Name of a cluster. */
  readonly name: string;
}>;

/** A kind of objects. Values are globs. */
export interface ProjectKind {
  /** API group; empty for the core group, `*` for all groups. */
  readonly group: string;
  /** Kind; `*` for all kinds. */
  readonly kind: string;
}

/** A kind of objects without a namespace, or one object of that kind. Values are globs. */
export interface ProjectClusterKind extends ProjectKind {
  /** Name of the object. @default - all objects of the kind */
  readonly name?: string;
}

/** Objects that belong to no Application, but are not reported. */
export interface OrphanedResource {
  /** @default - the core group */
  readonly group?: string;
  /** A glob. @default - any */
  readonly kind?: string;
  /** A glob. @default - any */
  readonly name?: string;
}

/** Which ServiceAccount applies Applications, if Argo CD uses impersonation. */
export interface DestinationServiceAccount {
  /** Address of the cluster; a glob. */
  readonly server: string;
  /** Namespace that Applications deploy to; a glob. @default - only objects without a namespace */
  readonly namespace?: string;
  /** `NAME`, or `NAMESPACE:NAME`. */
  readonly defaultServiceAccount: string;
}

/** Which commits are trusted. */
export interface SourceIntegrity {
  readonly git: {
    readonly policies: readonly {
      /** Repositories that the policy is for; globs. */
      readonly repos: readonly { readonly url: string }[];
      readonly gpg: {
        /** `head` verifies the revision, `strict` its whole history, `none` nothing. */
        readonly mode: 'none' | 'head' | 'strict';
        /** IDs of the keys to trust; Argo CD must have them. */
        readonly keys: readonly string[];
      };
    }[];
  };
}

/** What Applications of a project may use and where they may deploy to. */
export interface ProjectBounds {
  /** Repositories; globs, with `!` before a glob to exclude. @default - none, so no Application is allowed */
  readonly sourceRepos?: readonly string[];
  /** Namespaces of clusters. @default - none, so no Application is allowed */
  readonly destinations?: readonly ProjectDestination[];
  /** Namespaces in which Applications of the project may be declared; globs. @default - Argo CD's own */
  readonly sourceNamespaces?: readonly string[];
  /** Kinds without a namespace that are allowed. @default - none */
  readonly clusterResourceWhitelist?: readonly ProjectClusterKind[];
  /** Kinds without a namespace that are not allowed. @default - none */
  readonly clusterResourceBlacklist?: readonly ProjectClusterKind[];
  /** Kinds in namespaces that are allowed. @default - all */
  readonly namespaceResourceWhitelist?: readonly ProjectKind[];
  /** Kinds in namespaces that are not allowed. @default - none */
  readonly namespaceResourceBlacklist?: readonly ProjectKind[];
  /** Whether only clusters that belong to the project are allowed. @default false */
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
  /** `{}` reports objects in the namespaces that belong to no Application. @default - not reported */
  readonly orphanedResources?: { readonly warn?: boolean; readonly ignore?: readonly OrphanedResource[] };
  /** Which ServiceAccount applies Applications. @default - Argo CD's own */
  readonly destinationServiceAccounts?: readonly DestinationServiceAccount[];
  /** Which commits are trusted. @default - all */
  readonly sourceIntegrity?: SourceIntegrity;
  /** @deprecated use sourceIntegrity. @default - none */
  readonly signatureKeys?: readonly { readonly keyID: string }[];
}
