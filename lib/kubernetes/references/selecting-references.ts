import { type Manifest, splitApiVersion } from '../../core/manifest';
import { isPlainMap, listOf } from '../../core/plain';
import { type Path } from '../../core/path-text';
import { type LabelQuery, requirementsOf } from '../label-query';
import { valuesAt } from '../values-at';
import { type Reference, type SelectedObjects } from './data/reference';
import { groupKindOf } from './rows/reference-row';

/** The references of an object that select others by labels. */
export function selectingReferences(manifest: Manifest): Reference[] {
  const { group } = splitApiVersion(manifest.apiVersion);
  return (byKind[group === '' ? manifest.kind : `${manifest.kind}.${group}`] ?? none)(manifest);
}

const none = (): Reference[] => [];

const byKind: Readonly<Record<string, (manifest: Manifest) => Reference[]>> = {
  Service: servedPods,
  'PodDisruptionBudget.policy': (manifest) => selectedAt(manifest, 'spec.selector', 'pods', 'selector'),
  'NetworkPolicy.networking.k8s.io': (manifest) => [
    ...affectedPods(manifest),
    ...['spec.ingress[].from[]', 'spec.egress[].to[]'].flatMap((at) => peers(manifest, at)),
  ],
  PersistentVolumeClaim: (manifest) => selectedAt(manifest, 'spec.selector', 'PersistentVolume', 'storage'),
  'ClusterRole.rbac.authorization.k8s.io': (manifest) =>
    selectedAt(manifest, 'aggregationRule.clusterRoleSelectors[]', 'ClusterRole.rbac.authorization.k8s.io', 'role').map(
      optional,
    ),
  'ServiceMonitor.monitoring.coreos.com': (manifest) => monitored(manifest, 'Service'),
  'PodMonitor.monitoring.coreos.com': (manifest) => monitored(manifest, 'pods'),
};

/** A Service has a map of labels. Without one, somebody else makes its EndpointSlices. */
function servedPods(manifest: Manifest): Reference[] {
  const spec = isPlainMap(manifest.spec) ? manifest.spec : {};
  const labels = spec.selector;
  return spec.type === 'ExternalName' || !isPlainMap(labels) || Object.keys(labels).length === 0
    ? []
    : [selection(['spec', 'selector'], 'pods', { matchLabels: labels }, 'selector', ownNamespace(manifest))];
}

function selectedAt(
  manifest: Manifest,
  at: string,
  of: string,
  relation: Reference['relation'],
  namespaces: SelectedObjects['namespaces'] = ownNamespace(manifest),
): Reference[] {
  return valuesAt(manifest, at).flatMap(({ path, value }) =>
    isPlainMap(value) ? [selection(path, of, value, relation, namespaces)] : [],
  );
}

function selection(
  path: Path,
  of: string,
  selector: LabelQuery,
  relation: Reference['relation'],
  namespaces: SelectedObjects['namespaces'],
): Reference {
  const to: SelectedObjects = { by: 'labels', of: of === 'pods' ? of : groupKindOf(of), selector, namespaces };
  // A selector of everything also holds if there is nothing.
  return { relation, path, to, isOptional: requirementsOf(selector).length === 0 };
}

/** Without a selector, a NetworkPolicy is about all Pods of its namespace. */
function affectedPods(manifest: Manifest): Reference[] {
  const { podSelector = {} } = isPlainMap(manifest.spec) ? manifest.spec : {};
  const selector = isPlainMap(podSelector) ? podSelector : {};
  return [selection(['spec', 'podSelector'], 'pods', selector, 'policy', ownNamespace(manifest))];
}

/** Who may connect, unless that is everybody. Such Pods may be elsewhere, or come later. */
function peers(manifest: Manifest, at: string): Reference[] {
  return valuesAt(manifest, at).flatMap(({ path, value }) => {
    const { podSelector, namespaceSelector } = isPlainMap(value) ? value : {};
    const pods = isPlainMap(podSelector) ? podSelector : {};
    const namespaces = isPlainMap(namespaceSelector) ? namespaceSelector : undefined;
    return [pods, namespaces ?? {}].every((query) => requirementsOf(query).length === 0)
      ? []
      : [optional(selection(path, 'pods', pods, 'policy', namespaces ?? ownNamespace(manifest)))];
  });
}

/** What the Prometheus operator scrapes. It may be the output of others. */
function monitored(manifest: Manifest, of: string): Reference[] {
  const { namespaceSelector = {} } = isPlainMap(manifest.spec) ? manifest.spec : {};
  const { any, matchNames } = isPlainMap(namespaceSelector) ? namespaceSelector : {};
  const named = listOf(matchNames).map(String);
  const namespaces = any === true ? undefined : named.length > 0 ? named : ownNamespace(manifest);
  return selectedAt(manifest, 'spec.selector', of, 'selector', namespaces).map(optional);
}

function optional(reference: Reference): Reference {
  return { ...reference, isOptional: true };
}

function ownNamespace({ metadata }: Manifest): string[] {
  return [metadata?.namespace ?? ''];
}
