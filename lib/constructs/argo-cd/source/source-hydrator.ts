import { type AtMostOne } from '../../../core/at-most-one';
import { type SourceTools } from './source';

/** Where the templates ("dry" manifests) are. */
export type DrySource = {
  readonly repoURL: string;
  readonly path: string;
  /** Branch, tag or commit; required here. */
  readonly targetRevision: string;
} & AtMostOne<SourceTools>;

/** Where the rendered manifests are written, and where they are applied from. */
export interface SyncSource {
  /** Branch that is applied. */
  readonly targetBranch: string;
  /** Folder in that branch; it can't be the top of the repository. */
  readonly path: string;
  /** Address of the repository. @default - the dry source's */
  readonly repoURL?: string;
}

/**
 * Renders manifests into a branch, and applies that branch.
 * Needs `hydrator: true` on `ArgoCdInstall`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/
 */
export interface SourceHydrator {
  readonly drySource: DrySource;
  readonly syncSource: SyncSource;
  /**
   * A branch to write to instead of the branch that is applied. A pull request can then move the manifests from one
   * to the other.
   *
   * @default - none
   */
  readonly hydrateTo?: { readonly targetBranch: string };
}
