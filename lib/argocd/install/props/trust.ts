import { type ClusterProps } from '../../connection/cluster';
import { type RepositoryProps } from '../../connection/repository';
import { type RepositoryCredentialsProps } from '../../connection/repository-credentials';

/** What Argo CD reaches, and what it trusts. */
export interface ArgoCdTrustProps {
  /** Repositories by name; each becomes a `Repository` called `argocd-repo-NAME`. @default - none */
  readonly repositories?: Readonly<Record<string, RepositoryProps>>;
  /** Credentials for many repositories by name; each a `RepositoryCredentials` called `argocd-repo-creds-NAME`. @default - none */
  readonly repositoryCredentials?: Readonly<Record<string, RepositoryCredentialsProps>>;
  /** Clusters beside the own by name; each becomes a `Cluster` called `argocd-cluster-NAME`. @default - none */
  readonly clusters?: Readonly<Record<string, ClusterProps>>;
  /** Lines of `ssh_known_hosts` beside the well-known Git hosts'. @default - GitHub, GitLab, Bitbucket, Azure DevOps */
  readonly sshKnownHosts?: readonly string[];
  /** Certificates (PEM) by host name, for repositories with a CA of their own. @default - none */
  readonly tlsCertificates?: Readonly<Record<string, string>>;
  /** Armored GPG keys by key id, for signed commits. @default - none */
  readonly gpgKeys?: Readonly<Record<string, string>>;
}
