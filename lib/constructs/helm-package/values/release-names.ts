import { type ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { withDefaults } from '../../../core/stand-in';

/** A field of a release that a chart can use. */
export type ReleaseField = 'Name' | 'Namespace';

const packageMark = Symbol.for('cdk8s-gitops.HelmPackageOf');

/** The name that `helm template` gives to a release. */
const defaultReleaseName = 'release-name';
const defaultNamespace = 'default';

/** Notes that a package takes a chart. In plain output, the name of the package is the name of the release. */
export function notePackage(chart: Chart, packageName: string): void {
  Object.defineProperty(chart, packageMark, { value: packageName, configurable: true });
}

/** The name of the package that takes the chart of a construct, or a chart around it. */
export function packageOf({ node }: IConstruct): string | undefined {
  const names = node.scopes.map((scope) => (scope as unknown as Record<symbol, string | undefined>)[packageMark]);
  return names.filter((name) => name !== undefined).at(-1);
}

/** What a field of the release is in plain output. Before an object is written, it is what helm has as an example. */
export function releaseValue(field: ReleaseField, object: object | undefined): string {
  if (object === undefined) {
    return field === 'Name' ? defaultReleaseName : defaultNamespace;
  }
  const { namespace } = Chart.of(object as ApiObject);
  return field === 'Name'
    ? (packageOf(object as ApiObject) ?? defaultReleaseName)
    : withDefaults(namespace ?? defaultNamespace, object);
}
