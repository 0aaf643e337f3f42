import { statSync } from 'node:fs';
import { GitOpsError } from '../../../core/error';
import { readBytes } from '../../../system/read-bytes';
import { type Chart, type ChartFiles, chartOf } from './chart';
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
  return chartOf(readChartFiles(path, where), path, where);
}

/** Reads the files of a chart. It does not read what is in them, which takes longer. All else is as in `readChart`. */
export function readChartFiles(path: string, where: string): ChartFiles {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const fix = 'use a path relative to the working folder, a name with repo and version, or an address oci://…';
    throw new GitOpsError({ where, what: `Cannot find the chart ${path}: nothing is there`, fix });
  }
  return stats.isDirectory() ? readChartFolder(path, where) : readArchive(readBytes(path, where), path, where);
}
