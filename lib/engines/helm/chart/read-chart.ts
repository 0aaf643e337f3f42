import { readFileSync, statSync } from 'node:fs';
import { GitOpsError } from '../../../core/error';
import { type Chart, chartOf } from './chart';
import { readArchive } from './read-archive';
import { readChartFolder } from './read-chart-folder';

/**
 * Reads a chart: a folder, or an archive that `helm package` wrote.
 *
 * @param path relative to the working folder
 * @param where the place that names the chart, for messages
 * @throws if it is not there, if it is not a chart, or if its archive holds what no chart holds
 */
export function readChart(path: string, where: string): Chart {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const fix = 'use a path relative to the working folder, a name with repo and version, or an address oci://…';
    throw new GitOpsError({ where, what: `Cannot find the chart ${path}: nothing is there`, fix });
  }
  const files = stats.isDirectory() ? readChartFolder(path, where) : readArchive(readFileSync(path), path, where);
  return chartOf(files, path, where);
}
