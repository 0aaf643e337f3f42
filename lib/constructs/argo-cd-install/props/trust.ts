import { type ClusterProps } from '../../argo-cd/cluster';
import { type RepositoryProps } from '../../argo-cd/repository';
import { type RepositoryCredentialsProps } from '../../argo-cd/repository-credentials';

/** By a name of yours, or as a list, where the name comes from the address. */
export type NamedOrListed<Props> = Readonly<Record<string, Props>> | readonly Props[];

/** What Argo CD reaches, and what it trusts. */
export interface ArgoCdTrustProps {
  /** Repositories; each becomes a `Repository` called `argocd-repo-NAME`. @default - none */
  readonly repositories?: NamedOrListed<RepositoryProps>;
  /** Credentials for many repositories; each a `RepositoryCredentials` called `argocd-repo-creds-NAME`. @default - none */
  readonly repositoryCredentials?: NamedOrListed<RepositoryCredentialsProps>;
  /** Clusters beside the own; each becomes a `Cluster` called `argocd-cluster-NAME`. @default - none */
  readonly clusters?: NamedOrListed<ClusterProps>;
  /** Lines of `ssh_known_hosts` beside the well-known Git hosts'. @default - GitHub, GitLab, Bitbucket, Azure DevOps */
  readonly sshKnownHosts?: readonly string[];
  /** Certificates (PEM) by host name, for repositories with a CA of their own. @default - none */
  readonly tlsCertificates?: Readonly<Record<string, string>>;
  /** Armored GPG keys by key id, for signed commits. @default - none */
  readonly gpgKeys?: Readonly<Record<string, string>>;
}
