import { type Finding, finding } from '../../../core/error';
import { describeManifest, type Manifest, splitApiVersion } from '../../../core/manifest';
import { declaredScope } from '../../../kubernetes/scope';
import { type ClusterKinds } from '../../kubectl/cluster-kinds';

/** Warns of objects whose kind the cluster does not have, and that no definition among the manifests adds. */
export function checkKinds(manifests: readonly Manifest[], kinds: ClusterKinds): Finding[] {
  const defined = manifests.flatMap((manifest) => declaredScope(manifest) ?? []);
  const isDefined = ({ apiVersion, kind }: Manifest): boolean =>
    defined.some((one) => one.kind === kind && one.group === splitApiVersion(apiVersion).group);
  const unknown = manifests.filter((manifest) => kinds.find(manifest) === undefined && !isDefined(manifest));
  return unknown.map((manifest) =>
    finding({
      rule: 'unknown-kind',
      severity: 'warning',
      where: describeManifest(manifest),
      what: `The cluster does not have the kind ${manifest.kind} of ${manifest.apiVersion}`,
      fix: 'install its CustomResourceDefinition first, or use a version that the cluster has',
    }),
  );
}

/**
 * Warns of namespaces that are neither in the cluster nor among the manifests.
 *
 * @param missing the names of namespaces that are not in the cluster
 */
export function checkNamespaces(manifests: readonly Manifest[], missing: ReadonlySet<string>): Finding[] {
  const made = manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata?.name);
  return [...missing]
    .filter((name) => !made.includes(name))
    .map((name) =>
      finding({
        rule: 'missing-namespace',
        severity: 'warning',
        where: `Namespace/${name}`,
        what: 'The cluster does not have this namespace, and no manifest makes it',
        fix: `add it to the app, or run kubectl create namespace ${name}`,
      }),
    );
}

/**
 * Warns that objects of some kinds can't be listed.
 *
 * @param problems what kubectl reports about these kinds
 */
export function checkListed(problems: readonly string[]): Finding[] {
  const [first] = problems;
  const more = problems.length === 1 ? '' : `, and ${problems.length - 1} more of this kind`;
  return first === undefined
    ? []
    : [
        finding({
          rule: 'not-listed',
          severity: 'warning',
          where: 'diff',
          what: `Cannot find all objects that are no longer among the manifests: ${first}${more}`,
          fix: 'ask those who run the cluster for this right, or look there for objects to delete',
        }),
      ];
}
