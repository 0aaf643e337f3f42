import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { boolean, callback, object } from '../../core/check/shapes';
import { demandManifests } from '../../kubernetes/demand-manifests';
import { type Manifest } from '../../core/manifest';
import { clusterFields } from '../kubectl/cluster-options';
import { Kubectl } from '../kubectl/kubectl';
import { type StatusResult } from './result/status-result';
import { statusIn } from './status-in';
import { type StatusOptions } from './status-options';

/**
 * What of some manifests is in a cluster: which objects are missing, what an apply would change, the phase of each Pod with
 * the reason why it does not run, and the health, as Argo CD judges it. Nothing is changed.
 *
 * What the user may not read, or may not try to apply, is `unknown`. The rest is judged. A user who may only read uses
 * `compare: false`.
 *
 * Objects of `generateName` are left out, because their names are not known. So are hooks of Argo CD and helm that are not
 * there: they can go when they are done.
 *
 * @throws if kubectl is missing or older than 1.27, or if the cluster does not answer
 * @example
 * ```ts
 * import { formatStatus, status } from 'cdk8s-gitops';
 * import { Manifests } from 'cdk8s-gitops/testing';
 *
 * const show = async (): Promise<string> =>
 *   formatStatus(await status([...Manifests.fromDirectory('dist')], { context: 'staging' }));
 * ```
 */
export async function status(manifests: readonly Manifest[], options: StatusOptions = {}): Promise<StatusResult> {
  demandShape('status', options, optionsShape(), 'the options');
  demandManifests('status', manifests);
  const { onWarning, compare, ...cluster } = options;
  return statusIn(await Kubectl.open(cluster), manifests, { onWarning, compare });
}

const optionsShape = (): Shape<StatusOptions> =>
  object<StatusOptions>({ ...clusterFields, onWarning: callback, compare: boolean });
