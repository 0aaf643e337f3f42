import { type Finding } from '../../core/error';
import { type ClusterOptions } from '../kubectl/cluster-options';

/** Options of `status`. */
export interface StatusOptions extends ClusterOptions {
  /**
   * Gets a warning if the user can't list Pods or events.
   *
   * @default - nobody is warned
   */
  readonly onWarning?: (warning: Finding) => void;
  /**
   * Whether kubectl tries what an apply would change, which needs the right to patch each object. With `false`, the right
   * to read is enough: what the cluster has is `present`, and never `different`.
   *
   * @default true
   */
  readonly compare?: boolean;
}
