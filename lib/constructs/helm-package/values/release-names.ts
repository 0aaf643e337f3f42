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
  return field === 'Name'
    ? (packageOf(object as ApiObject) ?? defaultReleaseName)
    : namespaceOf(Chart.of(object as ApiObject), object);
}

/** Charts whose namespace is being read. */
const reading = new Set<Chart>();

/** The namespace of a chart. It may be that of the release itself, which then is the default. */
function namespaceOf(chart: Chart, object: object): string {
  if (reading.has(chart)) {
    return defaultNamespace;
  }
  reading.add(chart);
  try {
    return withDefaults(chart.namespace ?? defaultNamespace, object);
  } finally {
    reading.delete(chart);
  }
}
