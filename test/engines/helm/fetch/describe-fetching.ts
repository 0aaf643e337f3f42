import { join } from 'node:path';
import { fetchChart } from '../../../../lib/engines/helm/fetch/fetch-chart';
import { type FetchContext, type FetchedArchive } from '../../../../lib/engines/helm/fetch/fetched-archive';
import { HelmHome } from '../../../../lib/engines/helm/fetch/helm-home';
import { type ChartRequest, getRemoteChart } from '../../../../lib/engines/helm/fetch/remote-chart';
import { describeWithTool, type RealTool, toolVersion } from '../../../real-tools';
import { temporaryFolder } from '../../../temporary-folder';

/** Fetches a chart with one of the helms. */
export type Fetch = (request: ChartRequest, context?: Partial<FetchContext>, timeLimit?: number) => FetchedArchive;

/** The chart that most tests fetch. */
export const redis = { chart: 'redis', version: '1.2.3' };

/** A suite for each helm. Neither the files of the user nor the proxy of this machine have an effect in it. */
export function describeFetching(name: string, suite: (fetch: Fetch, tool: RealTool) => void): void {
  for (const tool of ['helm-3.12', 'helm-4.2'] as const) {
    describeWithTool(tool, name, (path) => {
      useEmptyEnvironment();
      suite((request, context = {}, timeLimit = undefined) => {
        const home = new HelmHome(temporaryFolder(), { path, version: () => toolVersion(tool) }, timeLimit);
        const chart = getRemoteChart('app/redis', request);
        return fetchChart(chart, { where: 'app/redis', home, indexes: new Map(), fix: 'look', ...context });
      }, tool);
    });
  }
}

function useEmptyEnvironment(): void {
  const environment = { ...process.env };
  beforeEach(() => {
    const folder = temporaryFolder();
    process.env = {
      PATH: environment.PATH,
      HELM_CONFIG_HOME: folder,
      DOCKER_CONFIG: folder,
      NETRC: join(folder, 'netrc'),
    };
  });
  afterEach(() => {
    process.env = environment;
  });
}
