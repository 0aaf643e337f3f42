import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { Cluster } from '../connection/cluster';
import { Repository } from '../connection/repository';
import { RepositoryCredentials } from '../connection/repository-credentials';
import { type ArgoCdTrustProps } from './props/trust';

/** Adds the repositories, credentials and clusters of an install, in its namespace. */
export function addConnections(install: Construct & { readonly namespace: string }, props: ArgoCdTrustProps): void {
  const named = (name: string, own?: ApiObjectMetadata): ApiObjectMetadata => ({
    name,
    namespace: install.namespace,
    ...own,
  });
  for (const [name, repository] of Object.entries(props.repositories ?? {})) {
    const metadata = named(`argocd-repo-${name}`, repository.metadata);
    new Repository(install, `repository-${name}`, { ...repository, metadata });
  }
  for (const [name, credentials] of Object.entries(props.repositoryCredentials ?? {})) {
    const metadata = named(`argocd-repo-creds-${name}`, credentials.metadata);
    new RepositoryCredentials(install, `repository-credentials-${name}`, { ...credentials, metadata });
  }
  for (const [name, cluster] of Object.entries(props.clusters ?? {})) {
    new Cluster(install, `cluster-${name}`, {
      ...cluster,
      metadata: named(`argocd-cluster-${name}`, cluster.metadata),
    });
  }
}
