import { type Chart } from 'cdk8s';
import { hasDefaultNamespace } from '../../api-objects/release-namespace';
import { type Finding, finding } from '../../core/error';

/**
 * Warns of charts of helm inside a package whose objects are in `default` because nothing names a namespace. Helm has
 * rendered them, so their templates have used the namespace in fields that nobody can find, such as the subjects of a
 * RoleBinding. To leave it out of the metadata would put only a part of them into the namespace of the release.
 */
export function checkReleaseNamespace(charts: readonly Chart[]): Finding[] {
  const constructs = new Set(charts.flatMap((chart) => chart.node.findAll()));
  return [...constructs].filter(hasDefaultNamespace).map(({ node: { path } }) =>
    finding({
      rule: 'release-namespace',
      where: path,
      what: 'Cannot follow the namespace of an install: the package has the objects of this HelmChart in the namespace default',
      fix: 'set its namespace, or use dependencies of the HelmPackage instead; this is only a warning',
    }),
  );
}
