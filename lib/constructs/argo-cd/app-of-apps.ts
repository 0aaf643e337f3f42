import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { registerOutputCheck } from '../../api-objects/app-output';
import { demandShape } from '../../core/check/check-shape';
import { anything, matching, object, orLate, required, textOf } from '../../core/check/shapes';
import { argoCdNamespace } from './argo-cd-metadata';
import { Application } from './application';
import { type ApplicationProps } from './application-spec/application-spec';
import { type DeletionPolicy } from './application-spec/deletion-policy';
import { checkInclude, type WatchedFolder } from './output/watched-folder';
import { folder } from './source/folder';
import { type SyncPolicy } from './sync/sync-policy';
import { isWaveObject } from './sync/sync-wave';
import { standInOf, withDefaults } from '../../core/stand-in';

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
  /**
   * Glob of the files to read; `{a.yaml,b.yaml}` for several. If `path` is the output folder of the app, each must be
   * the name of a file that it writes. Names start with a number if charts depend on each other.
   *
   * @default - all manifests
   */
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
  /** The folder that it reads. */
  public readonly folder: WatchedFolder;

  constructor(scope: Construct, id: string, props: AppOfAppsProps) {
    const plain = withDefaults(props);
    demandShape([scope.node.path, id].filter((part) => part !== '').join('/'), { ...plain }, shape, 'the props');
    super(scope, id, applicationProps(props, namespaceOf(props) ?? Chart.of(scope).namespace));
    const { repoURL, path, include, recurse } = plain;
    this.folder = {
      repoURL,
      path,
      ...(include !== undefined && { include }),
      ...(recurse !== undefined && { recurse }),
    };
    registerOutputCheck(this, (written) => (declaresMore(this) ? checkInclude(this.folder, written) : []));
  }
}

/** What differs from the props of an Application. The Application checks the other fields. */
const shape = object<AppOfAppsProps>({
  metadata: orLate(anything),
  repoURL: required(orLate(textOf({ example: 'https://github.com/acme/gitops.git' }))),
  path: required(orLate(matching(folder))),
  targetRevision: orLate(anything),
  include: orLate(anything),
  recurse: orLate(anything),
  project: orLate(anything),
  syncPolicy: orLate(anything),
  deletionPolicy: orLate(anything),
});

/** Whether the app declares something else to Argo CD. If not, the folder is the output of another app. */
function declaresMore(root: AppOfApps): boolean {
  return root.node.root.node.findAll().some((each) => isWaveObject(each) && each !== root.apiObject);
}

/** The namespace that the props set. If all metadata is one value, that is refused later. */
function namespaceOf(props: AppOfAppsProps | undefined): string | undefined {
  const { metadata } = { ...props };
  return (standInOf(metadata) === undefined ? metadata : withDefaults(metadata))?.namespace;
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
