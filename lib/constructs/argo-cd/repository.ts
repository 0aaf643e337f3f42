import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { GitOpsError } from '../../core/error';
import { argoCdMetadata } from './argo-cd-metadata';
import { checkRepository } from './connection/check-repository';
import { REPOSITORY_SCHEMA, type RepositoryAddress } from './connection/repository-address';
import { type RepositoryCredentialsSource } from './connection/repository-credentials-source';
import { repositoryCommand, repositoryManifest } from './connection/repository-manifest';

/** Properties of `Repository`. */
export interface RepositoryProps extends RepositoryAddress {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
  /**
   * Where secrets come from. Argo CD wants address and credentials in one Secret, so with `existing` nothing is
   * written at all, and with `externalSecret` the operator writes both.
   *
   * @default - none in the Secret: from a `RepositoryCredentials` whose url is the beginning of this one, if any
   */
  readonly credentials?: RepositoryCredentialsSource;
}

/**
 * A repository that Argo CD knows: its address, type and project, and where its credentials come from.
 * A public one needs no `Repository` at all.
 *
 * @throws on everything that is wrong by itself, all at once, a secret without `unsafePlaintext` among it.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
export class Repository extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined where it is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the Secret. */
  public readonly name: string;
  /** The commands that make the Secret by hand, with secret values from files of their names. */
  public readonly createCommand: string;

  constructor(scope: Construct, id: string, props: RepositoryProps) {
    super(scope, id);
    const { metadata: given, credentials, ...fields } = props;
    const metadata = argoCdMetadata(this, { apiVersion: 'v1', kind: 'Secret', metadata: given });
    GitOpsError.throwIfAny(this.node.path, checkRepository(metadata, fields, credentials, REPOSITORY_SCHEMA));
    const address = { type: 'git', ...fields };
    this.name = metadata.name;
    this.createCommand = repositoryCommand('repository', metadata, address);
    const manifest = repositoryManifest('repository', metadata, address, credentials);
    this.apiObject = manifest && new ManifestObject(this, 'Resource', manifest);
  }
}
