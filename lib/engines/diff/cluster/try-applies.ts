import { type ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { type ApplyInput, type DryRunAnswer, dryRun } from './dry-run';
import { byKey, objectKey, readObjects } from './object-list';

/** An object to apply, with its state in the cluster, and what an apply would make of exactly that state. */
export interface TriedObject extends ApplyInput {
  readonly answer: DryRunAnswer;
}

/** How often objects are read again that others change all the time. */
const mostReads = 3;

/**
 * Tries to apply objects. One that somebody changes after it was read is read and tried again: else that change looks like
 * what the apply would do.
 */
export async function tryApplies(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  inputs: readonly ApplyInput[],
  reads = mostReads,
): Promise<TriedObject[]> {
  const answers = await dryRun(kubectl, kinds, inputs);
  const tried = inputs.map((input, index) => ({ ...input, answer: answers[index] }));
  const old = tried.filter(isOld).map(({ manifest }) => manifest);
  if (old.length === 0 || reads === 0) {
    return tried;
  }
  const live = byKey((await readObjects(kubectl, kinds, old)).found);
  const newer = old.map((manifest) => ({ manifest, live: live.get(objectKey(manifest)) }));
  const again = await tryApplies(kubectl, kinds, newer, reads - 1);
  const known = new Map(again.map((one) => [one.manifest, one]));
  return tried.map((one) => known.get(one.manifest) ?? one);
}

/** A dry run keeps the version of the state that it has changed. */
function isOld({ live, answer }: TriedObject): boolean {
  const isTried = live !== undefined && 'object' in answer;
  return isTried && answer.object.metadata?.resourceVersion !== live.metadata?.resourceVersion;
}
