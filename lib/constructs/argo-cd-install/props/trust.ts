import { type ClusterProps } from '../../argo-cd/cluster';
import { type RepositoryProps } from '../../argo-cd/repository';
import { type RepositoryCredentialsProps } from '../../argo-cd/repository-credentials';

/** A map by names of your own, or a list. In a list the names are made from the addresses. */
export type NamedOrListed<Props> = Readonly<Record<string, Props>> | readonly Props[];

/** What Argo CD connects to, and what it trusts. */
export interface ArgoCdTrustProps {
  /**
   * Repositories; each becomes a `Repository` with the name `argocd-repo-NAME`. A repository that the hydrator writes to
   * is in the list twice, once with `access: 'push'`. @default - none
   */
  readonly repositories?: NamedOrListed<RepositoryProps>;
  /** Credentials for many repositories; each is a `RepositoryCredentials` `argocd-repo-creds-NAME`. @default - none */
  readonly repositoryCredentials?: NamedOrListed<RepositoryCredentialsProps>;
  /** Other clusters; each becomes a `Cluster` with the name `argocd-cluster-NAME`. @default - none */
  readonly clusters?: NamedOrListed<ClusterProps>;
  /** Further lines of `ssh_known_hosts`. @default - GitHub, GitLab, Bitbucket, Azure DevOps */
  readonly sshKnownHosts?: readonly string[];
  /** Certificates (PEM) by host name, for repositories with their own CA. @default - none */
  readonly tlsCertificates?: Readonly<Record<string, string>>;
  /** Armored GPG keys by key id, for signed commits. @default - none */
  readonly gpgKeys?: Readonly<Record<string, string>>;
}
