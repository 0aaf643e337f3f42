import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { anything, callback, object } from '../../core/check/shapes';
import { demandManifests } from '../../kubernetes/demand-manifests';
import { type Finding } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { clusterFields, type ClusterOptions } from '../kubectl/cluster-options';
import { Kubectl } from '../kubectl/kubectl';
import { clusterSides } from './cluster/cluster-sides';
import { diff, type DiffOptions } from './diff';
import { type DiffResult } from './result/diff-result';

/** Options of `diffWithCluster`. */
export interface DiffWithClusterOptions extends Pick<DiffOptions, 'crds'>, ClusterOptions {
  /**
   * Gets a warning if the cluster does not have a kind or a namespace, or if the user can't list its objects.
   *
   * @default - nobody is warned
   */
  readonly onWarning?: (warning: Finding) => void;
}

/**
 * What an apply of manifests would change in a cluster. kubectl tries it there with `--dry-run=server`, so nothing is
 * changed. What the API server adds to objects is not a difference. Objects that belong to the same ApplySet or to the same
 * application of Argo CD, and are no longer among the manifests, are removed.
 *
 * Objects that the API server refuses to show or to apply are not compared: they are in `refused` of the result.
 *
 * @throws if kubectl is missing or older than 1.27, or if the API server does not answer
 * @example
 * ```ts
 * import { diffWithCluster, formatDiff, type Manifest } from 'cdk8s-gitops';
 *
 * const preview = async (manifests: Manifest[]): Promise<string> =>
 *   formatDiff(await diffWithCluster(manifests, { context: 'staging' }));
 * ```
 */
export async function diffWithCluster(
  manifests: readonly Manifest[],
  options: DiffWithClusterOptions = {},
): Promise<DiffResult> {
  demandShape('diffWithCluster', options, optionsShape(), 'the options');
  demandManifests('diffWithCluster', manifests);
  const { crds, onWarning = () => undefined, ...cluster } = options;
  const sides = await clusterSides(await Kubectl.open(cluster), manifests, onWarning);
  const { refused } = sides;
  return { ...diff(sides.before, sides.after, { crds }), ...(refused.length === 0 ? {} : { refused }) };
}

const optionsShape = (): Shape<DiffWithClusterOptions> =>
  object<DiffWithClusterOptions>({ ...clusterFields, crds: anything, onWarning: callback });
