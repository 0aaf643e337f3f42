import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { GitOpsError } from '../../core/error';
import { type PlainMap } from '../../core/plain';
import { argoCdMetadata } from './argo-cd-metadata';
import { checkCluster } from './connection/check-cluster';
import { type ClusterAddress, type ClusterCredentials } from './connection/cluster-connection';
import { clusterManifest } from './connection/cluster-manifest';

/** Properties of `Cluster`. */
export interface ClusterProps extends ClusterAddress {
  /**
   * Name of the Secret; its labels are those by which an ApplicationSet chooses clusters.
   *
   * @default - the name from the construct path, the namespace of the chart, or `argocd`
   */
  readonly metadata?: ApiObjectMetadata;
  /**
   * How Argo CD signs in. Argo CD wants address and credentials in one Secret, so with `existing` nothing is written
   * at all, and with `externalSecret` the operator writes both.
   *
   * @default - with its own account, which only the cluster that it runs in knows
   */
  readonly credentials?: ClusterCredentials;
}

/**
 * A cluster that Argo CD deploys to.
 * The one that it runs in is known without; declare it to give it labels or another name.
 *
 * @throws on everything that is wrong by itself, all at once, a secret without `unsafePlaintext` among it.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export class Cluster extends Construct {
  /** The Secret, or the ExternalSecret that makes it; undefined where it is made by hand. */
  public readonly apiObject?: ApiObject;
  /** Name of the cluster, for `destination.name` of Applications. */
  public readonly name: string;
  /** Address of its API server. */
  public readonly server: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { metadata: given, credentials, ...address } = props;
    const metadata = argoCdMetadata(this, { apiVersion: 'v1', kind: 'Secret', metadata: given });
    GitOpsError.throwIfAny(this.node.path, checkCluster(metadata, address as PlainMap, credentials));
    this.name = address.name ?? metadata.name;
    this.server = address.server;
    const manifest = clusterManifest(metadata, address, credentials);
    this.apiObject = manifest && new ManifestObject(this, 'Resource', manifest);
  }
}
