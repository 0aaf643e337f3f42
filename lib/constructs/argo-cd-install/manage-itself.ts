import { type Construct } from 'constructs';
import { registerOutputCheck, targetOf, type WrittenFiles } from '../../api-objects/app-output';
import { demandShape } from '../../core/check/check-shape';
import { anything, matching, object, required, textOf } from '../../core/check/shapes';
import { GitOpsError } from '../../core/error';
import { type Fault, faultIf } from '../../core/fault';
import { listed } from '../../core/listed';
import { AppOfApps } from '../argo-cd/app-of-apps';
import { Application } from '../argo-cd/application';
import { checkInclude, filesReadFrom, folderName, type WatchedFolder } from '../argo-cd/output/watched-folder';
import { folder } from '../argo-cd/source/folder';
import { normalizeGitUrl } from '../argo-cd/source/normalize-git-url';
import { type SyncPolicy } from '../argo-cd/sync/sync-policy';
import { protect } from './protect';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';

/** Properties of `manageItself`: where the manifests of the install are in Git, and how they are synced. */
export interface ManageItselfProps {
  /** The Git repository with the output of this app. */
  readonly repoURL: string;
  /** The folder with this install. All manifests in this folder are applied to the cluster. */
  readonly path: string;
  /** Branch, tag or commit. */
  readonly targetRevision: string;
  /**
   * Glob of the files of the install; `{a.yaml,b.yaml}` for several. It is needed if an `AppOfApps` reads the same folder:
   * an object can belong to one Application only.
   *
   * @default - all manifests
   */
  readonly include?: string;
  /** Name of the Application. @default argocd */
  readonly name?: string;
  /** Project of the Application; it must allow cluster-wide objects. @default default */
  readonly project?: string;
  /** @default - automated, with self-healing and server-side apply, without pruning */
  readonly syncPolicy?: SyncPolicy;
}

/** Adds the Application that keeps an install in sync with a folder of a repository. */
export function manageItself(
  install: Construct & { readonly namespace: string },
  props: ManageItselfProps,
): Application {
  const { name = 'argocd', project = 'default', repoURL, path, targetRevision, include, syncPolicy } = { ...props };
  demandNoStandIns(install.node.path, props);
  demandShape(install.node.path, { ...props }, shape, 'the props of manageItself');
  demandFirst(install);
  protect(install);
  // A chart that is added later may have the CRDs. So protect once more at validation, just before the app is written.
  install.node.addValidation({ validate: () => (protect(install), []) });
  registerOutputCheck(install, (written) => checkFolder(install, props, written));
  return new Application(install, 'self', {
    metadata: { name, namespace: install.namespace },
    project,
    source: { repoURL, path, targetRevision, directory: include === undefined ? {} : { include } },
    destination: { namespace: install.namespace },
    syncPolicy: syncPolicy ?? { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  });
}

/** What differs from the props of an Application. The Application checks the other fields. */
const shape = object<ManageItselfProps>({
  repoURL: required(textOf({ example: 'https://github.com/acme/gitops.git' })),
  path: required(matching(folder)),
  targetRevision: required(anything),
  include: anything,
  name: anything,
  project: anything,
  syncPolicy: anything,
});

function checkFolder(install: Construct, folder: WatchedFolder, written: WrittenFiles): readonly Fault[] {
  const roots = install.node.root.node
    .findAll()
    .filter((each): each is AppOfApps => each instanceof AppOfApps && targetOf(each) === targetOf(install));
  return [...checkInclude(folder, written), ...roots.flatMap((root) => checkOwners(root, folder, written))];
}

/** A fault if an app of apps reads a file that the install reads too: each would take the objects from the other. */
function checkOwners(root: AppOfApps, folder: WatchedFolder, written: WrittenFiles): readonly Fault[] {
  if (normalizeGitUrl(root.folder.repoURL) !== normalizeGitUrl(folder.repoURL)) {
    return [];
  }
  const [own, others] = [filesReadFrom(folder, written), filesReadFrom(root.folder, written)];
  const isSame = folderName(folder.path) === folderName(root.folder.path) && folder.include === root.folder.include;
  const shared = own && others ? own.filter((file) => others.includes(file)) : isSame ? [folder.path] : [];
  return faultIf(
    shared.length > 0,
    'owner',
    [],
    `Cannot use manageItself and the AppOfApps ${root.node.path} for ${listed(shared)}: both would own the same objects`,
    'add include to both, such as include: "argo-cd.k8s.yaml" in manageItself, so that each reads files of its own',
  );
}

function demandFirst(install: Construct): void {
  if (install.node.tryFindChild('self') !== undefined) {
    throw new GitOpsError({
      where: install.node.path,
      what: 'Cannot use manageItself twice: two Applications would sync the same objects',
      fix: 'call it once',
    });
  }
}
