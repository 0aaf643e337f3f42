import { type HelmValue } from './helm-value-type';
import { placeholderFor } from './placeholder';
import { type ReleaseField } from './release-names';
import { ReleaseStandIn } from './stand-ins';

/**
 * The release of a chart: what `helm install NAME -n NAMESPACE` names. With its name in the names of objects, two
 * releases can be in one namespace. In plain output, the name is that of the `HelmPackage` (`release-name` without one),
 * and the namespace is that of the chart (`default` if it has none).
 *
 * @example
 * ```ts
 * import { ApiObject } from 'cdk8s';
 * import { helmRelease, helmText } from 'cdk8s-gitops';
 *
 * new ApiObject(chart, 'settings', {
 *   apiVersion: 'v1',
 *   kind: 'ConfigMap',
 *   metadata: { name: helmText`${helmRelease.name}-settings` },
 * });
 * ```
 * @see https://helm.sh/docs/chart_template_guide/builtin_objects/
 */
export const helmRelease: {
  /** `.Release.Name` */
  readonly name: HelmValue<string>;
  /** `.Release.Namespace` */
  readonly namespace: HelmValue<string>;
} = {
  get name() {
    return fieldOf('Name');
  },
  get namespace() {
    return fieldOf('Namespace');
  },
};

function fieldOf(field: ReleaseField): HelmValue<string> {
  const where = `helmRelease.${field.toLowerCase()}`;
  return placeholderFor(where, (self) => new ReleaseStandIn(field, self)) as HelmValue<string>;
}
