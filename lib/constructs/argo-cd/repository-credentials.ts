import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { type Manifest } from '../../core/manifest';
import { addConnection, connectionMetadata, whyNotInSecret } from './connection-object';
import {
  defaultType,
  type RepositoryAccess,
  type RepositoryConnection,
  type RepositoryType,
} from './connection/repository-address';
import { type RepositoryCredentialsSource } from './connection/repository-credentials-source';
import { registerRepository } from './connection/known-connections';
import { repositoryCommand, repositoryManifest } from './connection/repository-manifest';
import { repositoryCredentialsShape } from './connection/repository-shape';
import { withDefaults } from '../../core/stand-in';

/** For which repositories credentials are, and how Argo CD connects to them. */
export interface RepositoryTemplate extends RepositoryConnection {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
  /**
   * The beginning of the addresses that these credentials are for, such as `https://github.com/acme`, or `git@github.com`
   * for a whole host; the longest match counts.
   */
  readonly url: string;
  /** @default - oci for addresses with `oci://`, else any */
  readonly type?: RepositoryType;
  /** `push` for the repositories that a `sourceHydrator` writes to. @default read */
  readonly access?: RepositoryAccess;
}

/** Properties of `RepositoryCredentials`: for which repositories, and how Argo CD signs in. */
export type RepositoryCredentialsProps = RepositoryTemplate &
  (
    | {
        /** Where the secrets come from. */
        readonly credentials: RepositoryCredentialsSource;
      }
    | {
        /** Signs in with the identity that Argo CD's Pods have in Azure, without a secret. */
        readonly useAzureWorkloadIdentity: true;
        readonly credentials?: never;
      }
  );

/**
 * Credentials for every repository whose address starts with `url`.
 * A `Repository` with such an address needs no credentials of its own.
 *
 * @throws if a prop is wrong, or if a secret is given without `unsafePlaintext`. The error lists all problems at once.
 * @example
 * ```ts
 * import { Repository, RepositoryCredentials } from 'cdk8s-gitops';
 *
 * new RepositoryCredentials(chart, 'acme', {
 *   url: 'https://github.com/acme',
 *   credentials: { externalSecret: { store: 'vault', key: 'git/acme' } },
 * });
 * new Repository(chart, 'shop', { url: 'https://github.com/acme/shop.git' });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repository-credentials
 */
export class RepositoryCredentials extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined if the Secret is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the Secret. */
  public readonly name: string;
  /** The commands that make the Secret by hand. Each secret value is read from a file with the name of its field. */
  public readonly createCommand: string;

  constructor(scope: Construct, id: string, props: RepositoryCredentialsProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(connectionMetadata(this, plain?.metadata));
    demandShape(this.node.path, { ...plain, metadata }, repositoryCredentialsShape, 'the props');
    const { type, address } = partsOf(plain);
    this.apiObject = addConnection(this, props, (given) => this.render(given), whyNotInSecret);
    this.name = this.apiObject?.name ?? metadata.name;
    this.createCommand = repositoryCommand(type, metadata, address);
    registerRepository(this, type, { ...address, namespace: metadata.namespace });
  }

  private render(props: RepositoryCredentialsProps): Manifest | undefined {
    const { type, address, credentials } = partsOf(props);
    return repositoryManifest(type, connectionMetadata(this, props.metadata), address, credentials);
  }
}

function partsOf({ metadata: _metadata, credentials, access, ...fields }: RepositoryCredentialsProps) {
  const address = { type: defaultType(withDefaults(fields.url)), ...fields };
  return { type: access === 'push' ? 'repo-write-creds' : 'repo-creds', address, credentials } as const;
}
