import { GitOpsError } from '../../../core/error';
import { type Manifest, type ObjectReference } from '../../../core/manifest';
import { ProcessError } from '../../../system/process/process-error';
import { ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { describeRights, missingRights, type Right, rightsTo } from '../../kubectl/rights';
import { type ApplyStep } from './apply-step';

/** What to do after a step has failed: perhaps rights are missing, or the cluster does not answer. */
export async function stepFix(step: ApplyStep, kubectl: Kubectl): Promise<string> {
  try {
    const missing = await missingRightsOf(step, kubectl);
    return missing.length === 0
      ? (step.fix ?? 'correct that, and run again')
      : `ask those who run the cluster for ${describeRights(missing)}, and run again`;
  } catch (error) {
    if (!(error instanceof GitOpsError) || error instanceof ProcessError) {
      throw error;
    }
    return `${error.findings[0].fix}. Then run again`;
  }
}

/**
 * The rights for a step that the user does not have. There are none if the API server does not tell.
 *
 * @throws if the cluster does not answer
 */
export async function missingRightsOf(step: ApplyStep, kubectl: Kubectl): Promise<Right[]> {
  const manifests = (step.waitsFor ?? step.objects).map(asManifest);
  const kinds = await ClusterKinds.of(kubectl, manifests);
  const rights = manifests
    .map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace))
    .flatMap((manifest) => rightsTo(verbsOf(step), manifest, kinds));
  return missingRights(kubectl, rights);
}

function verbsOf({ args, unless, waitsFor }: ApplyStep): Right['verb'][] {
  if (waitsFor !== undefined) {
    return args[0] === 'wait' ? ['get', 'list', 'watch'] : ['get'];
  }
  const isPruned = args.includes('--prune');
  return [
    ...(isPruned || unless !== undefined ? (['list'] as const) : []),
    'create',
    'patch',
    ...(isPruned ? (['delete'] as const) : []),
  ];
}

function asManifest({ apiVersion, kind, namespace, name }: ObjectReference): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) } };
}
