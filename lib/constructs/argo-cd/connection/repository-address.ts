import { type Schema } from '../../../kubernetes/schema/schema';

/** How a repository is reached; nothing of it is secret. */
export interface RepositoryConnection {
  /** Takes any certificate or host key. @default false */
  readonly insecure?: boolean;
  /** Speaks http with an OCI registry. @default false */
  readonly insecureOCIForceHttp?: boolean;
  /** Sends the password without being asked. @default false */
  readonly forceHttpBasicAuth?: boolean;
  /** A Helm repository lies in an OCI registry. @default false */
  readonly enableOCI?: boolean;
  /** Address of a proxy, without a password. @default - Argo CD's own environment */
  readonly proxy?: string;
  /** Hosts that are reached without the proxy, separated by commas. @default - none */
  readonly noProxy?: string;
  /** Address of GitHub Enterprise, for a GitHub app. @default - github.com */
  readonly githubAppEnterpriseBaseUrl?: string;
  /** Signs in with the identity of Argo CD's Pods at Azure. @default false */
  readonly useAzureWorkloadIdentity?: boolean;
  /** Where Azure signs in. @default - the public cloud's */
  readonly azureActiveDirectoryEndpoint?: string;
}

/** How one repository is reached. */
export interface RepositoryAddress extends RepositoryConnection {
  /** Address, as `source.repoURL` of Applications has it. */
  readonly url: string;
  /** @default git */
  readonly type?: 'git' | 'helm' | 'oci';
  /** Name for people, and for charts that depend on it by `@name`. @default - none */
  readonly name?: string;
  /** The one project that may use it. @default - all projects */
  readonly project?: string;
  /** Fetches files of Git LFS. @default false */
  readonly enableLfs?: boolean;
  /** How many commits are fetched; 0 for all. @default 0 */
  readonly depth?: number;
  /** Webhooks do not render manifests ahead. @default false */
  readonly webhookManifestCacheWarmDisabled?: boolean;
}

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };

const CONNECTION: Readonly<Record<keyof RepositoryConnection, Schema>> = {
  insecure: flag,
  insecureOCIForceHttp: flag,
  forceHttpBasicAuth: flag,
  enableOCI: flag,
  proxy: text,
  noProxy: text,
  githubAppEnterpriseBaseUrl: text,
  useAzureWorkloadIdentity: flag,
  azureActiveDirectoryEndpoint: text,
};

/** The fields of a repository's address, for the check of what plain JavaScript gives. */
export const REPOSITORY_SCHEMA: Schema = {
  type: 'object',
  required: ['url'],
  properties: {
    url: text,
    type: { type: 'string', enum: ['git', 'helm', 'oci'] },
    name: text,
    project: text,
    ...CONNECTION,
    enableLfs: flag,
    depth: { type: 'integer' },
    webhookManifestCacheWarmDisabled: flag,
  },
};

/** The fields of a template's address. */
export const REPOSITORY_CREDENTIALS_SCHEMA: Schema = {
  type: 'object',
  required: ['url'],
  properties: { url: text, type: { type: 'string', enum: ['git', 'helm', 'oci'] }, ...CONNECTION },
};

/** The fields as a Secret holds them: all text, what is false or 0 left out. */
export function secretFields(fields: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== false && value !== 0 && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
}
