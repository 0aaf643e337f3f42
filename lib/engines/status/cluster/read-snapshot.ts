import { type Manifest } from '../../../core/manifest';
import { ClusterKinds } from '../../diff/cluster/cluster-kinds';
import { dryRunEach } from '../../diff/cluster/dry-run';
import { byKey, printedObjects, objectKey, readObjects } from '../../diff/cluster/object-list';
import { type Kubectl } from '../../kubectl/kubectl';
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
 */
export async function readSnapshot(kubectl: Kubectl, given: readonly Manifest[]): Promise<ClusterSnapshot> {
  const kinds = await ClusterKinds.of(kubectl, given);
  const manifests = given.map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace));
  const known = manifests.filter((manifest) => kinds.find(manifest) !== undefined);
  const live = byKey(await readObjects(kubectl, known));
  const [expected, related] = await Promise.all([
    readExpected(kubectl, known, live),
    readRelated(kubectl, [...live.values()]),
  ]);
  return {
    objects: manifests.map((manifest) => snapshotOf(manifest, { kinds, live, expected })),
    related: related.filter(({ kind }) => kind !== 'Event'),
    events: related.filter(({ kind }) => kind === 'Event'),
  };
}

interface Answers {
  readonly kinds: ClusterKinds;
  readonly live: ReadonlyMap<string, Manifest>;
  /** What an apply would make of an object, or why the API server refuses that. */
  readonly expected: ReadonlyMap<string, Manifest | string>;
}

function snapshotOf(manifest: Manifest, { kinds, live, expected }: Answers): ObjectSnapshot {
  if (kinds.find(manifest) === undefined) {
    return { manifest, reason: `the cluster does not have the kind ${manifest.kind} of ${manifest.apiVersion}` };
  }
  const [found, result] = [live.get(objectKey(manifest)), expected.get(objectKey(manifest))];
  return {
    manifest,
    ...(found === undefined ? {} : { live: found }),
    ...(typeof result === 'string' ? { reason: result } : {}),
    ...(typeof result === 'object' ? { expected: result } : {}),
  };
}

/** Tries to apply what is there. What is missing is only missing. */
async function readExpected(
  kubectl: Kubectl,
  manifests: readonly Manifest[],
  live: ReadonlyMap<string, Manifest>,
): Promise<Map<string, Manifest | string>> {
  const inputs = manifests
    .map((manifest) => ({ manifest, live: live.get(objectKey(manifest)) }))
    .filter((input) => input.live !== undefined);
  const answers = await dryRunEach(kubectl, inputs);
  return new Map(
    answers.map(({ object, words }, index) => [objectKey(inputs[index].manifest), object ?? refused(words)]),
  );
}

function refused(words: readonly string[] = []): string {
  return ['the API server would refuse it', ...words].join(': ');
}

async function readRelated(kubectl: Kubectl, live: readonly Manifest[]): Promise<readonly Manifest[]> {
  const noisy = live.filter(({ kind }) => !quiet.includes(kind));
  const names = [...new Set(noisy.flatMap(({ metadata }) => metadata?.namespace ?? []))];
  const places = names.length > mostNamespaces ? ['--all-namespaces'] : names.map((name) => `--namespace=${name}`);
  const args = ['get', relatedKinds.join(), '--ignore-not-found'];
  const lists = await Promise.all(places.map(async (place) => kubectl.json<Manifest>([...args, place])));
  return lists.flatMap(printedObjects);
}
