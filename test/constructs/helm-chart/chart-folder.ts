import { Chart, Testing } from 'cdk8s';
import { join } from 'node:path';
import { sampleChart } from '../../engines/helm/sample-chart';
import { temporaryFolder } from '../../temporary-folder';

/** The folder of a test, and the chart in it. */
export interface ChartFolder {
  /** The path of the folder, while a test runs. */
  readonly path: string;
  /** Writes a chart of Helm, and gives its path. */
  chartOf(files: Readonly<Record<string, string>>): string;
}

/** Gives each test of the suite a folder of its own. */
export function withChartFolder(): ChartFolder {
  const folder = {
    path: '',
    chartOf: (files: Readonly<Record<string, string>>) => sampleChart(join(folder.path, 'sample'), files),
  };
  beforeEach(() => {
    folder.path = temporaryFolder();
  });
  return folder;
}

/** A cdk8s chart in the namespace `apps`. */
export function scope(): Chart {
  return new Chart(Testing.app(), 'app', { namespace: 'apps', labels: { team: 'shop' } });
}
