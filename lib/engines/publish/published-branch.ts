import { type PublishedPaths } from './splice/splice';

/** What was published to a branch. */
export interface PublishedBranch extends PublishedPaths {
  readonly branch: string;
  /** The new commit. @default - none, if nothing changes or with `dryRun` */
  readonly commit?: string;
  /** The commit before it. @default - none, if the branch is new */
  readonly parent?: string;
}
