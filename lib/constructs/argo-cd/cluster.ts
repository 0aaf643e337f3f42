import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { addConnection, connectionMetadata, whyNotInSecret } from './connection-object';
import { type ClusterAddress, type ClusterCredentials } from './connection/cluster-connection';
import { clusterShape } from './connection/cluster-shape';
import { clusterManifest } from './connection/cluster-manifest';
import { registerCluster } from './connection/known-connections';
import { withDefaults } from '../../core/stand-in';

/** Properties of `Cluster`. */
export interface ClusterProps extends ClusterAddress {
  /**
   * Metadata of the Secret. An ApplicationSet selects clusters by the labels of this Secret.
   *
   * @default - the name from the construct path, the namespace of the chart, or `argocd`
   */
  readonly metadata?: ApiObjectMetadata;
  /**
   * How Argo CD signs in. Argo CD wants address and credentials in one Secret. So with `existing` this library writes
   * nothing at all, and with `externalSecret` the operator writes both.
   *
   * @default - with Argo CD's own service account, which only works for the cluster that it runs in
   */
  readonly credentials?: ClusterCredentials;
}

/**
 * A cluster that Argo CD deploys to.
 * Argo CD already knows the cluster that it runs in; declare that one only to give it labels or another name.
 *
 * @throws if a prop is wrong, or if a secret is given without `unsafePlaintext`. The error lists all problems at once.
 * @example
 * ```ts
 * import { Cluster } from 'cdk8s-gitops';
 *
 * new Cluster(chart, 'berlin', {
 *   metadata: { labels: { stage: 'production' } },
 *   server: 'https://10.1.0.10:6443',
 *   credentials: { externalSecret: { store: 'vault', key: 'clusters/berlin' } },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export class Cluster extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined if the Secret is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the cluster, for `destination.name` of Applications. */
  public readonly name: string;
  /** Address of its API server. */
  public readonly server: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(connectionMetadata(this, plain?.metadata));
    demandShape(this.node.path, { ...plain, metadata }, clusterShape, 'the props');
    this.apiObject = addConnection(this, props, (given) => this.render(given), whyNotInCluster);
    this.name = props.name ?? this.apiObject?.name ?? metadata.name;
    this.server = props.server;
    const { name = metadata.name, server } = plain;
    registerCluster(this, { namespace: metadata.namespace, name, server });
  }

  private render({ metadata, credentials, ...address }: ClusterProps): Manifest | undefined {
    return clusterManifest(connectionMetadata(this, metadata), address, credentials);
  }
}

/** Why a value can't be in a prop, if it can't. */
function whyNotInCluster(path: Path): string | undefined {
  const inJson = ['tls', 'disableCompression', 'proxyUrl', 'credentials'].includes(String(path[0]));
  return inJson ? 'it becomes a part of JSON text in the Secret' : whyNotInSecret(path);
}
