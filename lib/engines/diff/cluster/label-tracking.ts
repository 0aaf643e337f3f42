import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { type ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { listEverywhere } from '../../kubectl/list-places';
import { objectKey, printedIn } from './object-list';
import { trackingAnnotation } from './server-fields';

/** An application of Argo CD that finds its objects by a label. */
export interface LabelledApplication {
  /** The label of its objects, as `kubectl get --selector` takes it. */
  readonly selector: string;
  /** The keys of the objects that Argo CD counts to it. Other tools use the same label. */
  readonly objects: ReadonlySet<string>;
}

/** The applications that find objects by a label, and what kubectl reports about those that can't be listed. */
export interface LabelledApplications {
  readonly applications: readonly LabelledApplication[];
  readonly problems: readonly string[];
}

const applicationKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/**
 * Finds the applications of Argo CD to which some objects belong by a label. That the objects have a label is not enough,
 * because charts of Helm set the same one: the settings of Argo CD must say that it tracks by the label, and the
 * application must have the object in its status.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 */
export async function labelledApplications(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  known: readonly Manifest[],
  namespaces: readonly string[],
): Promise<LabelledApplications> {
  const labelled = known.filter(
    ({ metadata }) => metadata?.labels !== undefined && metadata.annotations?.[trackingAnnotation] === undefined,
  );
  if (labelled.length === 0 || kinds.find(applicationKind) === undefined) {
    return { applications: [], problems: [] };
  }
  const args = ['get', 'applications.argoproj.io', '--output=json'];
  const { texts, problems } = await listEverywhere(kubectl, args, namespaces);
  const here = texts.flatMap(printedIn).filter((application) => isForCluster(application, kubectl.cluster.server));
  const labels = await trackingLabels(kubectl, [...new Set(here.map(settingsNamespace))]);
  const applications = here.flatMap((application) => {
    const label = labels.get(settingsNamespace(application));
    const objects = new Set(resourceKeys(application));
    const name = instanceName(application);
    const isOwner = labelled.some(
      (object) => label !== undefined && object.metadata?.labels?.[label] === name && objects.has(objectKey(object)),
    );
    return isOwner ? { selector: `${label}=${name}`, objects } : [];
  });
  return { applications, problems };
}

/** Whether the objects of an application are in the cluster that has the application. */
function isForCluster(application: Manifest, server: string): boolean {
  const { server: address, name } = findMap(application, ['spec', 'destination']) ?? {};
  return name === 'in-cluster' || address === 'https://kubernetes.default.svc' || address === server;
}

/** The namespace of the Argo CD that looks after an application. */
function settingsNamespace(application: Manifest): string {
  const namespace = findMap(application, ['status'])?.controllerNamespace;
  return typeof namespace === 'string' ? namespace : (application.metadata?.namespace ?? '');
}

/** What Argo CD writes into the label. */
function instanceName(application: Manifest): string {
  const { name = '', namespace = '' } = application.metadata ?? {};
  return namespace === settingsNamespace(application) ? name : `${namespace}_${name}`;
}

/** The labels by which the Argo CD of each namespace tracks, if it does. */
async function trackingLabels(kubectl: Kubectl, namespaces: readonly string[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const namespace of namespaces) {
    const args = ['get', 'configmap', 'argocd-cm', `--namespace=${namespace}`, '--ignore-not-found', '--output=json'];
    const [settings] = printedIn((await kubectl.runInPart(args)).text);
    const data = findMap(settings, ['data']) ?? {};
    if (data['application.resourceTrackingMethod'] === 'label') {
      labels.set(namespace, String(data['application.instanceLabelKey'] ?? 'app.kubernetes.io/instance'));
    }
  }
  return labels;
}

/** The keys of the objects of an application. Hooks come and go with each sync. */
function resourceKeys(application: Manifest): string[] {
  const resources = listOf(findMap(application, ['status'])?.resources).filter(isPlainMap);
  return resources.filter(({ hook }) => hook !== true).map((resource) => objectKey(asManifest(resource)));
}

function asManifest({ group, version, kind, namespace, name }: PlainMap): Manifest {
  const apiVersion = [group, version].filter((part) => typeof part === 'string' && part !== '').join('/');
  const place = typeof namespace === 'string' && namespace !== '' ? { namespace } : {};
  return { apiVersion, kind: String(kind), metadata: { name: String(name), ...place } };
}
