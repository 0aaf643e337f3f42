import { quoteDouble } from '../../../core/yaml/text/quote-double';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { type HelmDependency, type HelmMaintainer, type ChartMetadata } from './chart-metadata';

/** Chart.yaml. Versions are in quotes, because helm would read `1.10` as 1.1. */
export function chartYaml(chart: ChartMetadata): string {
  const { name, version, appVersion, description, icon, keywords, maintainers, dependencies, annotations } = chart;
  return [
    stringifyYaml({ apiVersion: 'v2', name, ...(description !== undefined && { description }), type: 'application' }),
    `version: ${quoteDouble(version)}\n`,
    appVersion === undefined ? '' : `appVersion: ${quoteDouble(appVersion)}\n`,
    entry('icon', icon),
    entry('keywords', keywords),
    entry('maintainers', maintainers?.map(inOrder(['name', 'email', 'url']))),
    entry('dependencies', dependencies?.map(inOrder(['name', 'version', 'repository', 'alias', 'condition', 'tags']))),
    entry('annotations', annotations),
  ].join('');
}

function entry(key: string, value: unknown): string {
  return value === undefined ? '' : stringifyYaml({ [key]: value });
}

function inOrder<T extends HelmDependency | HelmMaintainer>(keys: readonly (keyof T & string)[]) {
  return (item: T): Record<string, unknown> => Object.fromEntries(keys.map((key) => [key, item[key]]));
}
