import { archiveName } from '../fetch/remote-chart';
import { withFileSet } from './pull-charts';
import { PullSession } from './pull-session';
import { groupByChart, recordsOf, type RunApp } from './recorded-charts';

/** A chart of which there are newer versions. */
export interface OutdatedChart {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  /** The newest version that is not a pre-release; or, if the current one is a pre-release, the newest of all. */
  readonly newest: string;
  /** All newer versions that are known, the newest first. Of a chart in a registry, only the newest one is known. */
  readonly newer: readonly string[];
  /** The paths of the constructs that use it, and the places in kustomizations that they build on. */
  readonly constructs: readonly string[];
}

/**
 * The charts of an app of which there are newer versions, sorted by name. Nothing is changed.
 *
 * @throws if the app fails, or if a source can't be asked
 */
export async function outdatedCharts(runApp: RunApp): Promise<OutdatedChart[]> {
  return withFileSet(async ({ runFolder }) => {
    const records = await recordsOf(PullSession.start(runFolder, { outdated: true }), runApp);
    const newerOf = new Map(records.map((record) => [archiveName(record), record.newer]));
    return groupByChart(records).flatMap((chart) => {
      const { name, version, source, constructs } = chart;
      const newer = newerOf.get(archiveName(chart)) ?? [];
      return newer.length === 0 ? [] : [{ name, version, source, newest: newer[0], newer, constructs }];
    });
  });
}
