import { GitOpsError } from '../../core/error';

/** Where a chart is. */
export interface ChartSource {
  /** A folder or an archive, relative to the working folder; the name of a chart in `repo`; or an address `oci://…`. */
  readonly chart: string;
  /** The URL of a chart repository. */
  readonly repo?: string;
  /** One version, never a range. A chart from a repository or a registry needs it. */
  readonly version?: string;
  /** Whether a registry is asked by http. @default false */
  readonly plainHttp?: boolean;
}

/** Whether a chart comes from a repository or a registry, and not from the disk. */
export function isRemote({ chart, repo }: ChartSource): boolean {
  return repo !== undefined || chart.startsWith('oci://');
}

/**
 * The path of a chart on the disk: a folder or an archive. It does not read the chart.
 *
 * @param where the place that names the chart, for messages
 * @throws if a chart from a repository or a registry is neither here nor can be fetched
 */
export function locateChart(source: ChartSource, where: string): string {
  if (!isRemote(source)) {
    return source.chart;
  }
  const what = `Cannot fetch the chart ${source.chart}: charts of repositories and registries are not supported yet`;
  throw new GitOpsError({ where, what, fix: 'download it with helm pull, and use the path of the archive' });
}
