import { identityOf, type Manifest } from '../../../core/manifest';
import { type ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { listEverywhere } from '../../kubectl/list-places';
import { labelledApplications } from './label-tracking';
import { objectKey } from './object-list';
import { partOfLabel, trackingAnnotation } from './server-fields';

/** The objects that belong together, as far as the user can list them. */
export interface TrackedObjects {
  /** Only their apiVersion, kind, namespace and name. */
  readonly objects: readonly Manifest[];
  /** What kubectl reports about kinds that can't be listed. */
  readonly problems: readonly string[];
}

/** An object of the cluster, and what the tool that applied it has written into it. */
interface TrackedObject {
  readonly manifest: Manifest;
  readonly trackingId: string;
}

/** The objects of a cluster that belong to the same ApplySets and applications of Argo CD as some that are known. */
export async function trackedObjects(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  known: readonly Manifest[],
): Promise<TrackedObjects> {
  const sets = distinct(known.map(({ metadata }) => metadata?.labels?.[partOfLabel]));
  const apps = distinct(known.map((manifest) => appOf(manifest, manifest.metadata?.annotations?.[trackingAnnotation])));
  const namespaces = distinct(known.map(({ metadata }) => metadata?.namespace));
  const ofSets = [`--selector=${partOfLabel} in (${sets.join()})`];
  const inSets = sets.length === 0 ? nothing : await list(kubectl, kinds, namespaces, ofSets);
  const all = apps.length === 0 ? nothing : await list(kubectl, kinds, namespaces);
  const inApps = all.objects.filter(({ manifest, trackingId }) => apps.includes(appOf(manifest, trackingId) ?? ''));
  const byLabel = await listByLabel(kubectl, kinds, known, namespaces);
  return {
    objects: [...inSets.objects, ...inApps, ...byLabel.objects].map(({ manifest }) => manifest),
    problems: distinct([...inSets.problems, ...all.problems, ...byLabel.problems]),
  };
}

/** The objects of applications that find them by a label, as Argo CD can be set up to do. */
async function listByLabel(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  known: readonly Manifest[],
  namespaces: readonly string[],
): Promise<ListedObjects> {
  const { applications, problems } = await labelledApplications(kubectl, kinds, known, namespaces);
  const lists: ListedObjects[] = [];
  for (const { selector, objects } of applications) {
    const found = await list(kubectl, kinds, namespaces, [`--selector=${selector}`]);
    lists.push({ ...found, objects: found.objects.filter(({ manifest }) => objects.has(objectKey(manifest))) });
  }
  return {
    objects: lists.flatMap((one) => one.objects),
    problems: [...problems, ...lists.flatMap((one) => one.problems)],
  };
}

/**
 * The application in the ID `shop:apps/Deployment:prod/web`. Controllers copy it to objects that they make, and then it is
 * about another object. In the ID of a cluster-scoped object, the namespace is that of the application's destination.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 */
function appOf(manifest: Manifest, trackingId = ''): string | undefined {
  const { group, kind, namespace, name } = identityOf(manifest);
  const [app, groupKind, ...rest] = trackingId.split(':');
  const [place, ...names] = rest.join(':').split('/');
  const isOwn = groupKind === `${group}/${kind}` && names.join('/') === name && ['', place].includes(namespace);
  return isOwn ? app : undefined;
}

/** Kinds to which Kubernetes copies labels of a Service. */
const copies = ['Endpoints', 'EndpointSlice'];

/** A line for each object. It has no content, so that no Secret is read. */
const columns = [
  '.apiVersion',
  '.kind',
  '.metadata.namespace',
  '.metadata.name',
  '.metadata.ownerReferences[*].kind',
  `.metadata.annotations.${trackingAnnotation.replaceAll('.', '\\.')}`,
];
const template = `{range .items[*]}${columns.map((column) => `{${column}}`).join('{"\\t"}')}{"\\n"}{end}`;

interface ListedObjects {
  readonly objects: readonly TrackedObject[];
  readonly problems: readonly string[];
}
const nothing: ListedObjects = { objects: [], problems: [] };

async function list(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  namespaces: readonly string[],
  flags: readonly string[] = [],
): Promise<ListedObjects> {
  const resources = kinds.ofPeople.filter(({ kind }) => !copies.includes(kind)).map(({ resource }) => resource);
  const args = ['get', resources.join(), ...flags, `--output=jsonpath=${template}`];
  const { texts, problems } = await listEverywhere(kubectl, args, namespaces);
  return { objects: texts.flatMap((text) => text.split('\n')).flatMap((line) => trackedObject(line) ?? []), problems };
}

/** @param line the columns of an object. One that belongs to another object is left out */
function trackedObject(line: string): TrackedObject | undefined {
  const [apiVersion = '', kind = '', namespace = '', name = '', owner, trackingId = ''] = line.split('\t');
  const metadata = { name, ...(namespace === '' ? {} : { namespace }) };
  return name === '' || owner !== '' ? undefined : { manifest: { apiVersion, kind, metadata }, trackingId };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
