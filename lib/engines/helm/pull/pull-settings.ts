import { type HelmProgram } from '../fetch/helm-home';
import { type RepositoryIndex } from '../fetch/repository-index';

/** What is needed of this machine to fetch a chart. */
export interface PullSettings {
  /** Finds helm. It is called only if something must be fetched. */
  readonly helm: () => HelmProgram;
  /** The folder that keeps what was fetched without a lock. */
  readonly cacheFolder: string;
  /** The indexes of repositories that were fetched in this process, by address. */
  readonly indexes: Map<string, RepositoryIndex>;
}
