import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { ARGO_CD_NAMESPACE } from './argo-cd-metadata';
import { Application } from './application';
import { type ApplicationProps } from './application-spec/application-spec';
import { type DeletionPolicy } from './application-spec/deletion-policy';
import { type SyncPolicy } from './sync/sync-policy';

/** Properties of `AppOfApps`. */
export interface AppOfAppsProps {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
  /** Address of the Git repository. */
  readonly repoURL: string;
  /** Folder in it with the manifests of Applications, such as the one that an app was synthesized to. */
  readonly path: string;
  /** Branch, tag or commit. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** Glob of the files to take, `{a.yaml,b.yaml}` for several. @default - all manifests */
  readonly include?: string;
  /** Read folders below it too. @default false */
  readonly recurse?: boolean;
  /** @default default, the project that Argo CD comes with */
  readonly project?: string;
  /** @default - synced by itself, with prune and selfHeal */
  readonly syncPolicy?: SyncPolicy;
  /**
   * What becomes of the Applications when this one is deleted.
   * What becomes of their objects is said by each of them.
   *
   * @default orphan
   */
  readonly deletionPolicy?: DeletionPolicy;
}

/**
 * An Application whose objects are Applications: the one that is applied by hand, and brings all others.
 *
 * They come up in the order of their sync waves where Argo CD is told when an Application is healthy:
 * `applicationHealth: true` on `ArgoCdInstall`.
 *
 * @throws on everything that is wrong by itself, all at once.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export class AppOfApps extends Application {
  constructor(scope: Construct, id: string, props: AppOfAppsProps) {
    super(scope, id, applicationProps(props, props.metadata?.namespace ?? Chart.of(scope).namespace));
  }
}

function applicationProps(props: AppOfAppsProps, namespace: string = ARGO_CD_NAMESPACE): ApplicationProps {
  const { include, recurse, repoURL, path, targetRevision, ...rest } = props;
  const directory = { ...(include !== undefined && { include }), ...(recurse !== undefined && { recurse }) };
  return {
    project: 'default',
    syncPolicy: { automated: { prune: true, selfHeal: true } },
    ...rest,
    source: { repoURL, path, ...(targetRevision !== undefined && { targetRevision }), directory },
    destination: { namespace },
  };
}
