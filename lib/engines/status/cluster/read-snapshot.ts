import { type Manifest } from '../../../core/manifest';
import { type DryRunAnswer } from '../../diff/cluster/dry-run';
import { byKey, printedIn, objectKey, type ReadObjects, readObjects } from '../../diff/cluster/object-list';
import { type TriedObject, tryApplies } from '../../diff/cluster/try-applies';
import { ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { listEverywhere, listInNamespaces } from '../../kubectl/list-places';
import { describeRefusal } from '../../kubectl/refusal';
import { type ClusterSnapshot, type ObjectSnapshot } from './cluster-snapshot';

/** Kinds that no Pod and no event makes more understandable. */
const quiet = ['ConfigMap', 'Secret', 'ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy', 'LimitRange'];
/** Pods, what can be between them and a workload, and what tells about them. */
const relatedKinds = [
  'pods',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'deployments.apps',
  'replicationcontrollers',
  'jobs.batch',
  'events',
];
/** In more namespaces than these, one call reads all of them. */
const mostNamespaces = 5;

/**
 * Reads what a cluster has of manifests: the objects, what an apply would make of them, and what they have made. This takes
 * a few calls of kubectl, and not one for each object. Nothing is changed.
 *
 * @param compare whether to try what an apply would make of the objects
 */
export async function readSnapshot(
  kubectl: Kubectl,
  given: readonly Manifest[],
  compare: boolean,
): Promise<ClusterSnapshot> {
  const kinds = await ClusterKinds.of(kubectl, given);
  const manifests = given.map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace));
  const known = manifests.filter((manifest) => kinds.find(manifest) !== undefined);
  const live = await readObjects(kubectl, kinds, known);
  const found = byKey(live.found);
  const [tried, related] = await Promise.all([
    compare ? tryLive(kubectl, kinds, known, found) : undefined,
    readRelated(kubectl, live.found),
  ]);
  const answers = { kinds, live: found, refused: live.refused, tried };
  return { objects: manifests.map((manifest) => snapshotOf(manifest, answers)), ...related };
}

interface Answers {
  readonly kinds: ClusterKinds;
  readonly live: ReadonlyMap<string, Manifest>;
  readonly refused: ReadObjects['refused'];
  /** What an apply would make of the objects that are there. Undefined if that was not to be tried. */
  readonly tried: ReadonlyMap<string, TriedObject> | undefined;
}

function snapshotOf(manifest: Manifest, { kinds, live, refused, tried }: Answers): ObjectSnapshot {
  if (kinds.find(manifest) === undefined) {
    return { manifest, reason: `the cluster does not have the kind ${manifest.kind} of ${manifest.apiVersion}` };
  }
  const key = objectKey(manifest);
  const refusal = refused.get(key);
  if (refusal !== undefined) {
    return { manifest, isUnknown: true, reason: `not read: ${describeRefusal(refusal)}` };
  }
  const one = tried?.get(key);
  const found = one === undefined ? live.get(key) : one.live;
  const answer = tried === undefined ? { isUntried: true as const } : comparison(one?.answer);
  return { manifest, ...(found === undefined ? {} : { live: found }), ...answer };
}

function comparison(answer: DryRunAnswer | undefined): Omit<ObjectSnapshot, 'manifest'> {
  if (answer === undefined) {
    return {};
  }
  if ('object' in answer) {
    return { expected: answer.object };
  }
  const reason = describeRefusal(answer.refusal);
  return answer.refusal.missing.length > 0
    ? { isUnknown: true, reason: `not compared: ${reason}` }
    : { reason: `an apply would fail: ${reason}` };
}

/** Tries to apply what is there. What is missing is only missing. */
async function tryLive(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  manifests: readonly Manifest[],
  live: ReadonlyMap<string, Manifest>,
): Promise<Map<string, TriedObject>> {
  const inputs = manifests
    .map((manifest) => ({ manifest, live: live.get(objectKey(manifest)) }))
    .filter((input) => input.live !== undefined);
  const tried = await tryApplies(kubectl, kinds, inputs);
  return new Map(tried.map((one) => [objectKey(one.manifest), one]));
}

async function readRelated(kubectl: Kubectl, live: readonly Manifest[]): Promise<Omit<ClusterSnapshot, 'objects'>> {
  const noisy = live.filter(({ kind }) => !quiet.includes(kind));
  const names = [...new Set(noisy.flatMap(({ metadata }) => metadata?.namespace ?? []))];
  const args = ['get', relatedKinds.join(), '--ignore-not-found', '--output=json'];
  const list = names.length > mostNamespaces ? listEverywhere : listInNamespaces;
  const { texts, problems } = await list(kubectl, args, names);
  const objects = [...byKey(texts.flatMap(printedIn)).values()];
  return {
    related: objects.filter(({ kind }) => kind !== 'Event'),
    events: objects.filter(({ kind }) => kind === 'Event'),
    problems,
  };
}
