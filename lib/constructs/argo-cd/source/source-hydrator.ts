import { type AtMostOne } from '../../../core/at-most-one';
import { type SourceTools } from './source';

/** Where the templates ("dry" manifests) are. */
export type DrySource = {
  readonly repoURL: string;
  readonly path: string;
  /** Branch, tag or commit; required here. */
  readonly targetRevision: string;
} & AtMostOne<SourceTools>;

/** Where the rendered manifests go, and where they are applied from. */
export interface SyncSource {
  /** Branch that is applied. */
  readonly targetBranch: string;
  /** Folder in it; not the top of the repository. */
  readonly path: string;
  /** @default - the dry source's */
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
  /** A branch to write to in place of the one that is applied, for a pull request between. @default - none */
  readonly hydrateTo?: { readonly targetBranch: string };
}
