import { type ValueSpec } from '../../../engines/helm-package/marks';
import { ValueStandIn } from './stand-ins';
import { type HelmValue, type Widened } from './helm-value-type';
import { placeholderFor } from './placeholder';
import { noteMade } from './unused-values';
import { type HelmValueOptions, valueSpec } from './value-spec';

/**
 * A value of a Helm chart, with its default. Pass it in the place of a string, number, boolean, list or map. Checks look
 * at the default, and so does the output of the App. A `HelmPackage` writes it to values.yaml, with its description.
 *
 * A value is not known before the chart is installed. So text, arithmetic and comparisons with it are errors. Only
 * `if (value)` and `value === x` can't be found: to JavaScript the value is an object. If a value is in no package for
 * that reason, synth warns.
 *
 * @param name the name in values.yaml, with dots between groups: `ingress.enabled`
 * @param defaultValue plain data without null
 * @throws if the name can't be used, or if the default or an option is wrong
 * @example
 * ```ts
 * import { helmText, helmValue, ProbedDeployment } from 'cdk8s-gitops';
 *
 * const replicas = helmValue('replicaCount', 2, { description: 'Pods to run', minimum: 1 });
 * const tag = helmValue('image.tag', '1.4.2');
 * new ProbedDeployment(chart, 'web', {
 *   replicas,
 *   containers: [{ name: 'web', image: helmText`registry.example.com/web:${tag}` }],
 * });
 * ```
 * @see https://helm.sh/docs/chart_best_practices/values/
 */
export function helmValue<const T extends string | number>(
  name: string,
  defaultValue: NoInfer<T>,
  options: HelmValueOptions & { readonly enum: readonly T[] },
): HelmValue<T>;
export function helmValue<T>(
  name: string,
  defaultValue: T,
  options?: HelmValueOptions & { readonly enum?: never },
): HelmValue<Widened<T>>;
export function helmValue(name: string, defaultValue: unknown, options: HelmValueOptions = {}): unknown {
  const spec = valueSpec(name, defaultValue, options);
  noteMade(name);
  return valueOf(spec);
}

function valueOf(spec: ValueSpec): unknown {
  return placeholderFor(`helmValue("${spec.name}")`, (self) => new ValueStandIn(spec, self));
}
