import { identityOf, type Manifest } from '../../../core/manifest';
import { type Kubectl } from '../../kubectl/kubectl';
import { type ClusterKinds } from './cluster-kinds';
import { partOfLabel, trackingAnnotation } from './server-fields';

/** An object of the cluster, and what the tool that applied it has written into it. */
interface TrackedObject {
  readonly manifest: Manifest;
  readonly trackingId: string;
}

/**
 * The objects of a cluster that belong to the same ApplySets and applications of Argo CD as some that are known.
 *
 * @returns only their apiVersion, kind, namespace and name
 */
export async function trackedObjects(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  known: readonly Manifest[],
): Promise<Manifest[]> {
  const sets = distinct(known.map(({ metadata }) => metadata?.labels?.[partOfLabel]));
  const apps = distinct(known.map((manifest) => appOf(manifest, manifest.metadata?.annotations?.[trackingAnnotation])));
  const inSets = sets.length === 0 ? [] : await list(kubectl, kinds, [`--selector=${partOfLabel} in (${sets.join()})`]);
  const all = apps.length === 0 ? [] : await list(kubectl, kinds);
  const inApps = all.filter(({ manifest, trackingId }) => apps.includes(appOf(manifest, trackingId) ?? ''));
  return [...inSets, ...inApps].map(({ manifest }) => manifest);
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

async function list(kubectl: Kubectl, kinds: ClusterKinds, flags: readonly string[] = []): Promise<TrackedObject[]> {
  const resources = kinds.ofPeople.filter(({ kind }) => !copies.includes(kind)).map(({ resource }) => resource);
  const args = ['get', resources.join(), '--all-namespaces', ...flags, `--output=jsonpath=${template}`];
  const lines = (await kubectl.run(args)).text().split('\n');
  return lines.flatMap((line) => {
    const [apiVersion = '', kind = '', namespace = '', name = '', owner, trackingId = ''] = line.split('\t');
    const metadata = { name, ...(namespace === '' ? {} : { namespace }) };
    return name === '' || owner !== '' ? [] : [{ manifest: { apiVersion, kind, metadata }, trackingId }];
  });
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
