import { type Finding } from '../../../core/error';
import { type Manifest, objectReference } from '../../../core/manifest';
import { ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { describeRefusal, type Refusal } from '../../kubectl/refusal';
import { type RefusedObject } from '../result/diff-result';
import { checkKinds, checkListed, checkNamespaces } from './check-places';
import { byKey, objectKey, type ReadObjects, readObjects } from './object-list';
import { withoutServerFields } from './server-fields';
import { trackedObjects } from './tracked-objects';
import { tryApplies } from './try-applies';

/** What is in a cluster, and what would be there after an apply. */
export interface ClusterSides {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  /** The objects that the API server refuses to show, or to apply. They are on neither side. */
  readonly refused: readonly RefusedObject[];
}

/**
 * Asks a cluster what an apply of manifests would change. Nothing is changed.
 *
 * New objects stay as they are in the manifests, because the API server would give them random values, such as addresses.
 *
 * @param onWarning gets what the cluster does not have
 */
export async function clusterSides(
  kubectl: Kubectl,
  given: readonly Manifest[],
  onWarning: (warning: Finding) => void,
): Promise<ClusterSides> {
  const kinds = await ClusterKinds.of(kubectl, given);
  const manifests = given.map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace));
  const known = manifests.filter((manifest) => kinds.find(manifest) !== undefined && manifest.metadata?.name);
  const missing = await missingNamespaces(kubectl, kinds, known);
  [...checkKinds(manifests, kinds), ...checkNamespaces(manifests, missing)].forEach(onWarning);
  const live = await readObjects(kubectl, kinds, known);
  const appliable = known.filter(({ metadata }) => !missing.has(metadata?.namespace ?? ''));
  const { found, results, refused } = await resultsOf(kubectl, kinds, appliable, live);
  const removed = await readRemoved(kubectl, kinds, { live: found, manifests, onWarning });
  const isCompared = (object: Manifest): boolean => !refused.has(objectKey(object));
  return {
    before: [...found, ...removed].filter(isCompared).map(withoutServerFields),
    after: manifests.filter(isCompared).map((manifest) => results.get(objectKey(manifest)) ?? manifest),
    refused: manifests.flatMap((manifest) => refusedObject(manifest, refused.get(objectKey(manifest))) ?? []),
  };
}

interface RemovedInput {
  /** The objects of the manifests that are in the cluster. */
  readonly live: readonly Manifest[];
  readonly manifests: readonly Manifest[];
  readonly onWarning: (warning: Finding) => void;
}

/** The namespaces of objects that are not in the cluster. One that the user can't read is perhaps there. */
async function missingNamespaces(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  manifests: readonly Manifest[],
): Promise<Set<string>> {
  const names = new Set(manifests.flatMap(({ metadata }) => metadata?.namespace ?? []));
  const wanted = [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const { found, refused } = await readObjects(kubectl, kinds, wanted);
  const perhaps = wanted.filter((namespace) => refused.has(objectKey(namespace)));
  [...found, ...perhaps].forEach(({ metadata }) => names.delete(metadata?.name ?? ''));
  return names;
}

/** What the cluster has, and what the API server would make of that. New objects are only tried. */
interface ApplyResults {
  readonly found: readonly Manifest[];
  readonly results: ReadonlyMap<string, Manifest>;
  readonly refused: ReadonlyMap<string, Refusal>;
}

async function resultsOf(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  manifests: readonly Manifest[],
  live: ReadObjects,
): Promise<ApplyResults> {
  const liveByKey = byKey(live.found);
  const inputs = manifests
    .filter((manifest) => !live.refused.has(objectKey(manifest)))
    .map((manifest) => ({ manifest, live: liveByKey.get(objectKey(manifest)) }));
  const [results, refused] = [new Map<string, Manifest>(), new Map(live.refused)];
  const tried = await tryApplies(kubectl, kinds, inputs);
  for (const { manifest, live: now, answer } of tried) {
    if ('refusal' in answer) {
      refused.set(objectKey(manifest), answer.refusal);
    } else if (now !== undefined) {
      results.set(objectKey(manifest), withoutServerFields(answer.object));
    }
  }
  return { found: tried.flatMap(({ live: now }) => now ?? []), results, refused };
}

function refusedObject(manifest: Manifest, refusal: Refusal | undefined): RefusedObject | undefined {
  const fix =
    refusal?.missing.length === 0
      ? 'correct the manifest. To change a field that cannot be changed, delete the object first'
      : 'ask those who run the cluster for this right';
  return refusal && { object: objectReference(manifest), reason: describeRefusal(refusal), fix };
}

/** The objects that belong to the same owner as the live ones, and are no longer among the manifests. */
async function readRemoved(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  { live, manifests, onWarning }: RemovedInput,
): Promise<readonly Manifest[]> {
  const tracked = await trackedObjects(kubectl, kinds, live);
  checkListed(tracked.problems).forEach(onWarning);
  const gone = byKey(tracked.objects);
  manifests.forEach((manifest) => gone.delete(objectKey(manifest)));
  const { found, refused } = await readObjects(kubectl, kinds, [...gone.values()]);
  // What can't be read is removed as well.
  return [...found, ...[...gone].flatMap(([key, object]) => (refused.has(key) ? object : []))];
}
