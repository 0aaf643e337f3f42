import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { argoCdNamespace } from './argo-cd-metadata';
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
  /** Folder of the repository with the manifests of Applications, such as the folder that an app was written to. */
  readonly path: string;
  /** Branch, tag or commit. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** Glob of the files to read; `{a.yaml,b.yaml}` for several. @default - all manifests */
  readonly include?: string;
  /** Whether to read the folders below `path` too. @default false */
  readonly recurse?: boolean;
  /** Name of the project. @default default, the project that Argo CD comes with */
  readonly project?: string;
  /** @default - synced automatically, with prune and selfHeal */
  readonly syncPolicy?: SyncPolicy;
  /**
   * What happens to the Applications when this one is deleted.
   * Each of them decides what happens to its own objects.
   *
   * @default orphan
   */
  readonly deletionPolicy?: DeletionPolicy;
}

/**
 * An Application whose objects are Applications. You apply this one by hand, and it brings all the others.
 *
 * They start in the order of their sync waves only if Argo CD knows when an Application is healthy:
 * set `applicationHealth: true` on `ArgoCdInstall`.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { AppOfApps } from 'cdk8s-gitops';
 *
 * new AppOfApps(chart, 'root', {
 *   metadata: { name: 'root' },
 *   repoURL: 'https://github.com/acme/gitops.git',
 *   targetRevision: 'main',
 *   path: 'dist',
 *   include: 'applications.k8s.yaml',
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export class AppOfApps extends Application {
  constructor(scope: Construct, id: string, props: AppOfAppsProps) {
    super(scope, id, applicationProps(props, props?.metadata?.namespace ?? Chart.of(scope).namespace));
  }
}

function applicationProps(props: AppOfAppsProps, namespace: string = argoCdNamespace): ApplicationProps {
  const { include, recurse, repoURL, path, targetRevision, ...rest } = { ...props };
  const directory = { ...(include !== undefined && { include }), ...(recurse !== undefined && { recurse }) };
  return {
    project: 'default',
    syncPolicy: { automated: { prune: true, selfHeal: true } },
    ...rest,
    source: { repoURL, path, ...(targetRevision !== undefined && { targetRevision }), directory },
    destination: { namespace },
  };
}
