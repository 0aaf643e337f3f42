import { type Problem } from '../../../core/error';
import { type Chart } from './chart';
import { subchartsOf } from './subcharts';

/**
 * Checks that the charts that a chart depends on are in its folder `charts/`. helm does not render a chart otherwise,
 * also if a dependency is switched off.
 *
 * @param path the chart's path in messages and in the command that fixes it
 */
export function checkDependencies(chart: Chart, path: string, where: string): Problem[] {
  const needed = chart.dependencies.map(({ name }) => name);
  if (needed.length === 0) {
    return [];
  }
  const there = subchartsOf(chart, path, where).map(({ name }) => name);
  const missing = needed.filter((name) => !there.includes(name));
  if (missing.length === 0) {
    return [];
  }
  const reason = `found in Chart.yaml, but missing in charts/ directory: ${[...new Set(missing)].join(', ')}`;
  const isArchive = path.endsWith('.tgz');
  const fix = isArchive ? 'package the chart again, after helm dependency build' : `run helm dependency build ${path}`;
  return [{ rule: 'missing-dependency', what: `Cannot render the chart ${path}: ${reason}`, fix }];
}
