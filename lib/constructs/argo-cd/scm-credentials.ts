import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { addConnection, connectionMetadata } from './connection-object';
import { secretCommand } from './connection/argo-cd-secret';
import { scmManifest, type ScmCredentialsSource } from './connection/scm-manifest';
import { scmCredentialsShape } from './connection/scm-shape';
import { type SecretReference } from './connection/secret-reference';
import { withDefaults } from '../../core/stand-in';

/** Properties of `ScmCredentials`. */
export interface ScmCredentialsProps {
  /**
   * Name and namespace of the Secret. The namespace is the one of the ApplicationSets that refer to it.
   *
   * @default - the name from the construct path, the namespace of the chart, or `argocd`
   */
  readonly metadata?: ApiObjectMetadata;
  /** Key of the Secret that has the token or password. @default token */
  readonly key?: string;
  /** Where the token or password comes from. */
  readonly credentials: ScmCredentialsSource;
}

/**
 * The token or password by which generators ask a Git host: `scmProvider` and `pullRequest` of an ApplicationSet.
 * Its label is required if Argo CD's parameter `applicationsetcontroller.enable.tokenref.strict.mode` is on, so that an
 * ApplicationSet can't read other Secrets.
 *
 * @throws if a prop is wrong, or if a secret is given without `unsafePlaintext`. The error lists all problems at once.
 * @example
 * ```ts
 * import { ApplicationSet, ScmCredentials } from 'cdk8s-gitops';
 *
 * const github = new ScmCredentials(chart, 'github', {
 *   credentials: { externalSecret: { store: 'vault', key: 'git/github' } },
 * });
 * new ApplicationSet(chart, 'previews', {
 *   generators: [{ pullRequest: { github: { owner: 'acme', repo: 'shop', tokenRef: github.reference } } }],
 *   template: {
 *     metadata: { name: 'shop-{{.number}}' },
 *     project: 'default',
 *     source: { repoURL: 'https://github.com/acme/shop.git', path: 'deploy', targetRevision: '{{.head_sha}}' },
 *     destination: { namespace: 'shop-{{.number}}' },
 *   },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Appset-Any-Namespace/#tokenref-restrictions
 */
export class ScmCredentials extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined if the Secret is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the Secret. */
  public readonly name: string;
  /** For `tokenRef`, `passwordRef` and the other references of generators. */
  public readonly reference: SecretReference;
  /** The commands that make the Secret by hand. The token or password is read from a file with the name of its key. */
  public readonly createCommand: string;

  constructor(scope: Construct, id: string, props: ScmCredentialsProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(connectionMetadata(this, plain?.metadata));
    demandShape(this.node.path, { ...plain, metadata }, scmCredentialsShape, 'the props');
    const { key = 'token' } = plain;
    this.apiObject = addConnection(this, props, (given) =>
      scmManifest(connectionMetadata(this, given.metadata), given.key ?? 'token', given.credentials),
    );
    this.name = this.apiObject?.name ?? metadata.name;
    this.reference = { secretName: this.name, key };
    this.createCommand = secretCommand('scm-creds', metadata, { plain: {}, secret: [key] });
  }
}
