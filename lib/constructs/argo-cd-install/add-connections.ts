import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { Cluster } from '../argo-cd/cluster';
import { Repository, type RepositoryProps } from '../argo-cd/repository';
import { RepositoryCredentials } from '../argo-cd/repository-credentials';
import { type ArgoCdTrustProps, type NamedOrListed } from './props/trust';

/** Adds the repositories, credentials and clusters of an install. They go into the namespace of the install. */
export function addConnections(install: Construct & { readonly namespace: string }, props: ArgoCdTrustProps): void {
  const metadata = (name: string, own?: ApiObjectMetadata): ApiObjectMetadata => ({
    name,
    namespace: install.namespace,
    ...own,
  });
  for (const [name, repository] of entries(props.repositories, addressOf)) {
    const named = metadata(`argocd-repo-${name}`, repository.metadata);
    new Repository(install, `repository-${name}`, { ...repository, metadata: named });
  }
  for (const [name, credentials] of entries(props.repositoryCredentials, addressOf)) {
    const named = metadata(`argocd-repo-creds-${name}`, credentials.metadata);
    new RepositoryCredentials(install, `repository-credentials-${name}`, { ...credentials, metadata: named });
  }
  for (const [name, cluster] of entries(props.clusters, ({ server, name: own }) => own ?? server)) {
    new Cluster(install, `cluster-${name}`, {
      ...cluster,
      metadata: metadata(`argocd-cluster-${name}`, cluster.metadata),
    });
  }
}

/** What a name is made from: a repository that Argo CD reads and writes is in a list twice. */
function addressOf({ url, access }: Pick<RepositoryProps, 'url' | 'access'>): string {
  return access === 'push' ? `${url.replace(/\.git$/, '')}-push` : url;
}

/** A name made from an address: `https://github.com/acme/shop.git` becomes `github-com-acme-shop`. */
function nameOf(address: string): string {
  const bare = address
    .replace(/^\w+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/\.git$/, '');
  const name = bare.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-|-$/g, '').slice(0, 200);
}

function entries<Props>(given: NamedOrListed<Props> = {}, address: (props: Props) => string): [string, Props][] {
  return Array.isArray(given)
    ? (given as readonly Props[]).map((props) => [nameOf(address(props)), props])
    : Object.entries(given as Readonly<Record<string, Props>>);
}
