import { standInOf } from '../../../core/stand-in';
import { isArtifactAddress } from '../source/repo-url';

/**
 * What a Secret is for: `read` to fetch manifests, `push` to write rendered manifests into a branch, as a
 * `sourceHydrator` does. Argo CD keeps the two apart: a repository that it reads and writes needs a Secret for each.
 */
export type RepositoryAccess = 'read' | 'push';

/** How Argo CD connects to a repository. No field here is secret. */
export interface RepositoryConnection {
  /** Accepts any certificate or host key. @default false */
  readonly insecure?: boolean;
  /** Uses http for an OCI registry. @default false */
  readonly insecureOCIForceHttp?: boolean;
  /** Sends the password with the first request, before the server asks for it. @default false */
  readonly forceHttpBasicAuth?: boolean;
  /** Whether a Helm repository is in an OCI registry. @default false */
  readonly enableOCI?: boolean;
  /** Address of a proxy, such as `socks5://proxy:1080`, without a password. @default - Argo CD's own environment */
  readonly proxy?: string;
  /** Hosts that are reached without the proxy, separated by commas. @default - none */
  readonly noProxy?: string;
  /** Address of GitHub Enterprise, for a GitHub app. @default - github.com */
  readonly githubAppEnterpriseBaseUrl?: string;
  /** Signs in with the identity that Argo CD's Pods have in Azure. @default false */
  readonly useAzureWorkloadIdentity?: boolean;
  /** Sign-in address of Azure. @default - the public cloud's */
  readonly azureActiveDirectoryEndpoint?: string;
}

/** What a repository has: files in Git, charts of Helm, or an OCI artifact, whose address starts with `oci://`. */
export type RepositoryType = 'git' | 'helm' | 'oci';

/** The type of what is at an address; undefined if the address does not show it. */
export function defaultType(url: string): RepositoryType | undefined {
  return isArtifactAddress(url) ? 'oci' : undefined;
}

/** The address of one repository, and how Argo CD connects to it. */
export interface RepositoryAddress extends RepositoryConnection {
  /** Address, the same as in `source.repoURL` of Applications. */
  readonly url: string;
  /** @default - oci for an address with `oci://`, else git */
  readonly type?: RepositoryType;
  /** Name for people, and for charts that refer to the repository as `@name`. @default - none */
  readonly name?: string;
  /** The only project that may use the repository. @default - all projects */
  readonly project?: string;
  /** Fetches the files that are in Git LFS. @default false */
  readonly enableLfs?: boolean;
  /** How many commits to fetch; 0 for all. @default 0 */
  readonly depth?: number;
  /** Whether a webhook does not render the manifests in advance. @default false */
  readonly webhookManifestCacheWarmDisabled?: boolean;
}

/**
 * The fields as a Secret stores them: all values as text, without those that are false, 0 or empty. Stand-ins stay as
 * they are, which is right for text.
 */
export function secretFields(fields: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== false && value !== 0 && value !== '')
      .map(([key, value]) => [key, standInOf(value) === undefined ? String(value) : value]),
  );
}
