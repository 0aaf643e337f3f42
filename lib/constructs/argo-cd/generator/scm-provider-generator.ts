import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';
import {
  type BasicOrBearer,
  type ConfigMapReference,
  type GitHubSignIn,
  type SecretReference,
} from '../connection/secret-reference';

/** The option that all providers have. */
export interface ScmProviderBase {
  /** Whether to read every branch. @default false, the default branch only */
  readonly allBranches?: boolean;
}

/** The services that have the repositories. */
export interface ScmProviders {
  readonly github: ScmProviderBase & {
    readonly organization: string;
    /** Address of GitHub Enterprise. @default - github.com */
    readonly api?: string;
    /** Leaves archived repositories out. @default false */
    readonly excludeArchivedRepos?: boolean;
  } & GitHubSignIn;
  readonly gitlab: ScmProviderBase & {
    /** ID or path of the group. */
    readonly group: string;
    /** @default - gitlab.com */
    readonly api?: string;
    /** @default - none */
    readonly tokenRef?: SecretReference;
    /** Whether to include the groups below it. @default false */
    readonly includeSubgroups?: boolean;
    /** Whether to include projects that are shared with the group. @default true */
    readonly includeSharedProjects?: boolean;
    /** @default false */
    readonly includeArchivedRepos?: boolean;
    /** A topic that projects must have. @default - any */
    readonly topic?: string;
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
    /** Certificate authority. @default - the system's */
    readonly caRef?: ConfigMapReference;
  };
  readonly gitea: ScmProviderBase & {
    readonly api: string;
    readonly owner: string;
    /** @default - none */
    readonly tokenRef?: SecretReference;
    /** Leaves archived repositories out. @default false */
    readonly excludeArchivedRepos?: boolean;
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
  };
  readonly bitbucketServer: ScmProviderBase & {
    readonly api: string;
    readonly project: string;
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
    /** Certificate authority. @default - the system's */
    readonly caRef?: ConfigMapReference;
  } & BasicOrBearer;
  readonly bitbucket: ScmProviderBase & {
    readonly owner: string;
    readonly user: string;
    readonly appPasswordRef: SecretReference;
  };
  readonly azureDevOps: ScmProviderBase & {
    readonly organization: string;
    readonly teamProject: string;
    readonly accessTokenRef: SecretReference;
    /** @default - dev.azure.com */
    readonly api?: string;
  };
  readonly awsCodeCommit: ScmProviderBase & {
    /** @default - the region that Argo CD runs in */
    readonly region?: string;
    /** ARN of the role to assume. @default - Argo CD's own */
    readonly role?: string;
    /** Tags that a repository must have. @default - any */
    readonly tagFilters?: readonly { readonly key: string; readonly value?: string }[];
  };
}

/** What a repository must match. The `…Match` fields are regular expressions. */
export interface ScmFilter {
  /** @default - any */
  readonly repositoryMatch?: string;
  /** Paths that the repository must have. @default - none */
  readonly pathsExist?: readonly string[];
  /** Paths that the repository must not have. @default - none */
  readonly pathsDoNotExist?: readonly string[];
  /** @default - any */
  readonly labelMatch?: string;
  /** @default - any */
  readonly branchMatch?: string;
}

/**
 * Repositories of an organization: `organization`, `repository`, `repository_id`, `url`, `branch`,
 * `branchNormalized`, `sha`, `short_sha`, `short_sha_7`, `labels`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-SCM-Provider/
 */
export type ScmProviderGenerator = {
  /** At least one filter must match. @default - all repositories */
  readonly filters?: readonly ScmFilter[];
  /** Protocol of `url`. @default ssh */
  readonly cloneProtocol?: 'ssh' | 'https';
  /** How often Argo CD looks for changes, in seconds. @default 1800 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
} & ExactlyOne<ScmProviders>;
