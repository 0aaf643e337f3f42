import { chartOf } from '../chart/chart';
import { readArchive } from '../chart/read-archive';
import { describeChart } from './fetch-problem';
import { type FetchContext, type FetchedArchive } from './fetched-archive';
import { fetchFromRegistry } from './fetch-from-registry';
import { fetchFromRepository } from './fetch-from-repository';
import { type RemoteChart } from './remote-chart';

/**
 * Fetches a chart from its repository or registry, and checks its digest.
 *
 * @throws if it can't be fetched, if it is not a chart, or if it is not what it was before
 */
export function fetchChart(chart: RemoteChart, context: FetchContext): FetchedArchive {
  const archive = chart.from === 'repository' ? fetchFromRepository(chart, context) : fetchFromRegistry(chart, context);
  const shown = describeChart(chart);
  // Not later: what is in charts.lock must be a chart.
  chartOf(readArchive(archive.bytes, shown, context.where), shown, context.where);
  return archive;
}
