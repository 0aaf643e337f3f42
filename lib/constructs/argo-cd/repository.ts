import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { type Manifest } from '../../core/manifest';
import { addConnection, connectionMetadata, whyNotInSecret } from './connection-object';
import { defaultType, type RepositoryAccess, type RepositoryAddress } from './connection/repository-address';
import { type RepositoryCredentialsSource } from './connection/repository-credentials-source';
import { registerRepository } from './connection/known-connections';
import { repositoryCommand, repositoryManifest } from './connection/repository-manifest';
import { repositoryShape } from './connection/repository-shape';
import { withDefaults } from '../../core/stand-in';

/** Properties of `Repository`. */
export interface RepositoryProps extends RepositoryAddress {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
  /** `push` for the repository that a `sourceHydrator` writes to. @default read */
  readonly access?: RepositoryAccess;
  /**
   * Where the secrets come from. Argo CD wants address and credentials in one Secret. So with `existing` this library
   * writes nothing at all, and with `externalSecret` the operator writes both.
   *
   * @default - none in the Secret; Argo CD uses a `RepositoryCredentials` whose `url` this address starts with, if any
   */
  readonly credentials?: RepositoryCredentialsSource;
}

/**
 * A repository that Argo CD knows: its address, type and project, and where its credentials come from.
 * A public repository needs no `Repository` at all.
 *
 * @throws if a prop is wrong, or if a secret is given without `unsafePlaintext`. The error lists all problems at once.
 * @example
 * ```ts
 * import { Repository } from 'cdk8s-gitops';
 *
 * new Repository(chart, 'shop', {
 *   url: 'https://github.com/acme/shop.git',
 *   credentials: { externalSecret: { store: 'vault', key: 'git/shop' } },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
export class Repository extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined if the Secret is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the Secret. */
  public readonly name: string;
  /** The commands that make the Secret by hand. Each secret value is read from a file with the name of its field. */
  public readonly createCommand: string;

  constructor(scope: Construct, id: string, props: RepositoryProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(connectionMetadata(this, plain?.metadata));
    demandShape(this.node.path, { ...plain, metadata }, repositoryShape, 'the props');
    const { type, address } = partsOf(plain);
    this.apiObject = addConnection(this, props, (given) => this.render(given), whyNotInSecret);
    this.name = this.apiObject?.name ?? metadata.name;
    this.createCommand = repositoryCommand(type, metadata, address);
    registerRepository(this, type, { ...address, namespace: metadata.namespace });
  }

  private render(props: RepositoryProps): Manifest | undefined {
    const { type, address, credentials } = partsOf(props);
    return repositoryManifest(type, connectionMetadata(this, props.metadata), address, credentials);
  }
}

function partsOf({ metadata: _metadata, credentials, access, ...fields }: RepositoryProps) {
  const address = { type: defaultType(withDefaults(fields.url)) ?? 'git', ...fields };
  return { type: access === 'push' ? 'repository-write' : 'repository', address, credentials } as const;
}
