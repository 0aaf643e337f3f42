import { type Manifest, type ObjectReference } from '../../../core/manifest';
import { ProcessError } from '../../../system/process/process-error';
import { ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { missingRights, type Right, rightsTo } from '../../kubectl/rights';
import { type ApplyStep } from './apply-step';

/** The rights for a step that the user does not have. There are none if the API server does not tell. */
export async function missingRightsOf(step: ApplyStep, kubectl: Kubectl): Promise<Right[]> {
  try {
    const manifests = step.objects.map(asManifest);
    const kinds = await ClusterKinds.of(kubectl, manifests);
    const rights = manifests
      .map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace))
      .flatMap((manifest) => rightsTo(verbsOf(step), manifest, kinds));
    return await missingRights(kubectl, rights);
  } catch (error) {
    if (error instanceof ProcessError) {
      return [];
    }
    throw error;
  }
}

function verbsOf({ args, unless }: ApplyStep): Right['verb'][] {
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
