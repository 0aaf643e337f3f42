import { Chart } from 'cdk8s';
import { type Shape } from '../../core/check/shape';
import { boolean, list, map, matching, object, required, text } from '../../core/check/shapes';
import { type Fault, faultIf } from '../../core/fault';
import { type PlainMap } from '../../core/plain';
import { type HelmDependency, type HelmMaintainer } from '../../engines/helm-package/metadata/chart-metadata';
import { packageVersion } from '../../engines/helm-package/metadata/package-version';
import { dnsLabel } from '../../kubernetes/name-rule';
import { notEmpty } from '../../kubernetes/path-rule';
import { type HelmPackageProps } from './helm-package-props';

const chart: Shape<Chart> = {
  node: { kind: 'special', wanted: 'a chart', example: "new Chart(app, 'web')", isOne: isChart, check: () => [] },
};

const someText = (example: string): Shape<string> => matching({ ...notEmpty, example });

const address = matching({
  wanted: 'be an http or https URL',
  example: 'https://example.com/icon.svg',
  accepts: (value) => URL.canParse(value) && /^https?:\/\//.test(value),
});

const dependency = object<HelmDependency>(
  {
    name: required(someText('redis')),
    version: required(someText('~20.0.0')),
    repository: someText('oci://registry.example.com/charts'),
    condition: someText('redis.enabled'),
    tags: list(someText('cache')),
    alias: someText('cache'),
  },
  { example: "{ name: 'redis', version: '~20.0.0', repository: 'https://charts.example.com' }" },
);

const maintainer = object<HelmMaintainer>(
  { name: required(someText('Ann')), email: someText('ann@example.com'), url: someText('https://example.com') },
  { example: "{ name: 'Ann', email: 'ann@example.com' }" },
);

/** The props of a `HelmPackage`. */
export const helmPackageShape: Shape<HelmPackageProps> = object<HelmPackageProps>(
  {
    name: required(matching({ ...dnsLabel, example: 'mychart' })),
    version: required(matching(packageVersion)),
    charts: required(list(chart, { least: 1 })),
    appVersion: someText('1.2.3'),
    description: text,
    notes: text,
    directory: someText('charts/mychart'),
    archive: boolean,
    dependencies: list(dependency),
    icon: address,
    maintainers: list(maintainer),
    keywords: list(someText('shop')),
    annotations: map(text, { example: "{ category: 'Web' }" }),
  },
  { instead: { chart: 'charts', values: 'helmValue', templates: 'charts' }, also: checkArchive },
);

function checkArchive({ archive, dependencies }: PlainMap): readonly Fault[] {
  return faultIf(
    archive === true && Array.isArray(dependencies) && dependencies.length > 0,
    'exclusive',
    ['archive'],
    'Cannot write an archive of a chart with dependencies: helm refuses one in which they are missing',
    'leave archive out, and run helm package --dependency-update',
  );
}

function isChart(value: unknown): boolean {
  return Chart.isChart(value);
}
