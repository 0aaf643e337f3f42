import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';
import {
  type BasicOrBearer,
  type ConfigMapReference,
  type GitHubSignIn,
  type SecretReference,
} from '../connection/secret-reference';

/** The services that have the pull requests. */
export interface PullRequestProviders {
  readonly github: {
    readonly owner: string;
    readonly repo: string;
    /** Address of GitHub Enterprise. @default - github.com */
    readonly api?: string;
    /** Labels that a pull request must have. @default - any */
    readonly labels?: readonly string[];
  } & GitHubSignIn;
  readonly gitlab: {
    /** ID or path of the project. */
    readonly project: string;
    /** @default - gitlab.com */
    readonly api?: string;
    /** @default - none */
    readonly tokenRef?: SecretReference;
    /** @default - any */
    readonly labels?: readonly string[];
    /** @default - any */
    readonly pullRequestState?: 'opened' | 'closed' | 'locked' | 'merged';
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
    /** Certificate authority. @default - the system's */
    readonly caRef?: ConfigMapReference;
  };
  readonly gitea: {
    readonly api: string;
    readonly owner: string;
    readonly repo: string;
    /** @default - none */
    readonly tokenRef?: SecretReference;
    /** @default - any */
    readonly labels?: readonly string[];
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
  };
  readonly bitbucketServer: {
    readonly api: string;
    readonly project: string;
    readonly repo: string;
    /** Accepts any certificate. @default false */
    readonly insecure?: boolean;
    /** Certificate authority. @default - the system's */
    readonly caRef?: ConfigMapReference;
  } & BasicOrBearer;
  readonly bitbucket: {
    readonly owner: string;
    readonly repo: string;
    /** @default - bitbucket.org */
    readonly api?: string;
  } & BasicOrBearer;
  readonly azuredevops: {
    readonly organization: string;
    readonly project: string;
    readonly repo: string;
    /** @default - dev.azure.com */
    readonly api?: string;
    /** @default - none */
    readonly tokenRef?: SecretReference;
    /** @default - any */
    readonly labels?: readonly string[];
  };
}

/** What a pull request must match. Values are regular expressions. */
export interface PullRequestFilter {
  /** @default - any */
  readonly branchMatch?: string;
  /** @default - any */
  readonly targetBranchMatch?: string;
  /** @default - any */
  readonly titleMatch?: string;
}

/**
 * Open pull requests of a repository: `number`, `title`, `author`, `branch`, `branch_slug`, `target_branch`,
 * `target_branch_slug`, `head_sha`, `head_short_sha`, `head_short_sha_7`, `labels`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Pull-Request/
 */
export type PullRequestGenerator = {
  /** At least one filter must match. @default - all pull requests */
  readonly filters?: readonly PullRequestFilter[];
  /** Whether a repository that is not found gives no pull requests instead of an error. @default false */
  readonly continueOnRepoNotFoundError?: boolean;
  /** How often Argo CD looks for changes, in seconds. @default 1800 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
} & ExactlyOne<PullRequestProviders>;
