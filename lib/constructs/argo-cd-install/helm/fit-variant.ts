import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { componentNames, type ComponentKey } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import { clusterRoleName } from '../parts/rbac';

/** Leaves out what a chart has, but the install must not have: charts have no value for some of it. */
export function fitVariant(plan: InstallPlan, manifests: readonly Manifest[]): Manifest[] {
  const absent = (Object.keys(componentNames) as ComponentKey[]).filter((key) => !plan.components.has(key));
  const names = new Set(absent.flatMap((key) => namesOf(componentNames[key].name)));
  const kept = manifests.filter(
    ({ kind, metadata }) =>
      !names.has(metadata?.labels?.['app.kubernetes.io/name'] ?? '') &&
      !(plan.props.crds === false && kind === 'CustomResourceDefinition') &&
      !(!plan.clusterScope && /^ClusterRole(?:Binding)?$/.test(kind)) &&
      !(plan.props.networkPolicies === 'none' && kind === 'NetworkPolicy'),
  );
  const closed = new Set([...plan.disabled].map((key) => componentNames[key].name));
  return closed.size === 0 ? kept : kept.map((manifest) => withoutPeers(manifest, closed));
}

/** A network policy without the Pods that there are none of. A rule that is only for them is left out. */
function withoutPeers(policy: Manifest, names: ReadonlySet<string>): Manifest {
  const spec = findMap(policy, ['spec']);
  if (policy.kind !== 'NetworkPolicy' || spec === undefined) {
    return policy;
  }
  const isOpen = (peer: unknown): boolean =>
    !names.has(String(findMap(peer, ['podSelector', 'matchLabels'])?.['app.kubernetes.io/name']));
  const ingress = listOf(spec.ingress).flatMap((rule) => {
    const from = isPlainMap(rule) ? listOf(rule.from) : [];
    const left = from.filter(isOpen);
    return left.length === from.length ? [rule] : left.length === 0 ? [] : [{ ...(rule as PlainMap), from: left }];
  });
  return { ...policy, spec: { ...spec, ...(spec.ingress === undefined ? {} : { ingress }) } };
}

/** The components that the install should have, and the manifests lack. */
export function absentWorkloads(plan: InstallPlan, manifests: readonly Manifest[]): string[] {
  const there = new Set(
    manifests.filter(({ kind }) => /^(?:Deployment|StatefulSet)$/.test(kind)).map(({ metadata }) => metadata?.name),
  );
  return [...plan.components]
    .map((key) => (key === 'redis' && plan.highAvailability ? 'argocd-redis-ha-server' : componentNames[key].name))
    .filter((name) => !there.has(name));
}

/** Names the cluster-wide roles of a chart as those of the native install, with the user's prefix. */
export function renameClusterRoles(plan: InstallPlan, manifests: readonly Manifest[]): Manifest[] {
  return plan.props.clusterRolePrefix === undefined
    ? [...manifests]
    : manifests.map((manifest) => {
        const { kind, metadata, roleRef } = manifest;
        if (!/^ClusterRole(?:Binding)?$/.test(kind) || metadata?.name?.startsWith('argocd') !== true) {
          return manifest;
        }
        const renamed = { ...manifest, metadata: { ...metadata, name: clusterRoleName(plan, metadata.name) } };
        return isPlainMap(roleRef)
          ? { ...renamed, roleRef: { ...roleRef, name: clusterRoleName(plan, String(roleRef.name)) } }
          : renamed;
      });
}

/** Adds the user's labels to every object. A chart would add them to the Pods as well, which would restart them. */
export function withLabels(plan: InstallPlan, manifests: readonly Manifest[]): Manifest[] {
  const { labels } = plan.props;
  return labels === undefined
    ? [...manifests]
    : manifests.map((manifest) => ({
        ...manifest,
        metadata: { ...manifest.metadata, labels: { ...labels, ...manifest.metadata?.labels } },
      }));
}

/** Values of the label `app.kubernetes.io/name` that the objects of a component have. */
function namesOf(name: string): string[] {
  return [name, `${name}-metrics`];
}
