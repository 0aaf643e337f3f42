import { GitOpsError } from '../../core/error';
import { cacheFolder } from './cache/cache-folder';
import { type HelmProgram } from './fetch/helm-home';
import { type ChartRequest, getRemoteChart } from './fetch/remote-chart';
import { type RepositoryIndex } from './fetch/repository-index';
import { findHelm } from './process/find-helm';
import { helmFix, startHelmVersion } from './process/helm-version';
import { pulledArchive } from './pull/pulled-archive';

/** Whether a chart comes from a repository or a registry, and not from the disk. */
export function isRemote({ chart, repo }: ChartRequest): boolean {
  return repo !== undefined || chart.startsWith('oci://');
}

/**
 * The path of a chart on the disk: a folder or an archive. A chart of a repository or a registry is fetched if it is not
 * here yet.
 *
 * @param where the place that names the chart, for messages
 * @throws if a chart of a repository or a registry is neither here nor can be fetched, or if its archive is not the one
 * that it was before
 */
export function locateChart(request: ChartRequest, where: string): string {
  if (!isRemote(request)) {
    return request.chart;
  }
  const settings = { helm: () => getHelm(where), cacheFolder: cacheFolder(), indexes };
  return pulledArchive(where, getRemoteChart(where, request), settings);
}

/** The indexes of repositories that this process has fetched. */
const indexes = new Map<string, RepositoryIndex>();

function getHelm(where: string): HelmProgram {
  const { command, program } = findHelm();
  if (program === undefined) {
    throw new GitOpsError({ where, what: `Cannot fetch the chart: ${command} was not found`, fix: helmFix });
  }
  return { path: program.path, version: () => startHelmVersion(program, where)() };
}
