/** What Argo CD trusts. */
export interface ArgoCdTrustProps {
  /** Lines of `ssh_known_hosts` beside the well-known Git hosts'. @default - GitHub, GitLab, Bitbucket, Azure DevOps */
  readonly sshKnownHosts?: readonly string[];
  /** Certificates (PEM) by host name, for repositories with a CA of their own. @default - none */
  readonly tlsCertificates?: Readonly<Record<string, string>>;
  /** Armored GPG keys by key id, for signed commits. @default - none */
  readonly gpgKeys?: Readonly<Record<string, string>>;
}
