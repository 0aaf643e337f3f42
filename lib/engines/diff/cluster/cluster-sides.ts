import { type Finding } from '../../../core/error';
import { type Manifest } from '../../../core/manifest';
import { type Kubectl } from '../../kubectl/kubectl';
import { checkKinds, checkNamespaces } from './check-places';
import { ClusterKinds } from './cluster-kinds';
import { dryRun } from './dry-run';
import { byKey, objectKey, readObjects } from './object-list';
import { withoutServerFields } from './server-fields';
import { trackedObjects } from './tracked-objects';

/** What is in a cluster, and what would be there after an apply. */
export interface ClusterSides {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/**
 * Asks a cluster what an apply of manifests would change. Nothing is changed.
 *
 * New objects stay as they are in the manifests, because the API server would give them random values, such as addresses.
 *
 * @param onWarning gets what the cluster does not have
 * @throws if the API server refuses an object
 */
export async function clusterSides(
  kubectl: Kubectl,
  given: readonly Manifest[],
  onWarning: (warning: Finding) => void,
): Promise<ClusterSides> {
  const kinds = await ClusterKinds.of(kubectl, given);
  const manifests = given.map((manifest) => kinds.inNamespace(manifest, kubectl.cluster.namespace));
  const known = manifests.filter((manifest) => kinds.find(manifest) !== undefined && manifest.metadata?.name);
  const missing = await missingNamespaces(kubectl, known);
  [...checkKinds(manifests, kinds), ...checkNamespaces(manifests, missing)].forEach(onWarning);
  const live = await readObjects(kubectl, known);
  const appliable = known.filter(({ metadata }) => !missing.has(metadata?.namespace ?? ''));
  const results = await resultsOf(kubectl, appliable, byKey(live));
  const removed = await readRemoved(kubectl, kinds, live, manifests);
  return {
    before: [...live, ...removed].map(withoutServerFields),
    after: manifests.map((manifest) => results.get(objectKey(manifest)) ?? manifest),
  };
}

/** The namespaces of objects that are not in the cluster. */
async function missingNamespaces(kubectl: Kubectl, manifests: readonly Manifest[]): Promise<Set<string>> {
  const names = new Set(manifests.flatMap(({ metadata }) => metadata?.namespace ?? []));
  const wanted = [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const found = await readObjects(kubectl, wanted);
  found.forEach(({ metadata }) => names.delete(metadata?.name ?? ''));
  return names;
}

/** What the API server would make of the objects that it already has. New ones are only tried. */
async function resultsOf(
  kubectl: Kubectl,
  manifests: readonly Manifest[],
  live: ReadonlyMap<string, Manifest>,
): Promise<Map<string, Manifest>> {
  const inputs = manifests.map((manifest) => ({ manifest, live: live.get(objectKey(manifest)) }));
  const results = await dryRun(kubectl, inputs);
  const changed = results.filter((_, index) => inputs[index].live !== undefined);
  return byKey(changed.map(withoutServerFields));
}

/** The objects that belong to the same owner as the live ones, and are no longer among the manifests. */
async function readRemoved(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  live: readonly Manifest[],
  manifests: readonly Manifest[],
): Promise<readonly Manifest[]> {
  const gone = byKey(await trackedObjects(kubectl, kinds, live));
  manifests.forEach((manifest) => gone.delete(objectKey(manifest)));
  return readObjects(kubectl, [...gone.values()]);
}
