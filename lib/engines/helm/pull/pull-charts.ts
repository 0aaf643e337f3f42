import { resolve } from 'node:path';
import { FileSet } from '../../../system/file-set/file-set';
import { archiveName } from '../fetch/remote-chart';
import { chartsFolder, lockedCharts, lockFile, renderedPaths } from './charts-folder';
import { writeChartsLock } from './charts-lock';
import { PullSession } from './pull-session';
import { groupByChart, type PulledChart, recordsOf, type RunApp } from './recorded-charts';

/** Options of `pullCharts`. */
export interface PullOptions {
  /** Whether the renders of all charts, also of those in folders, are written to `charts/rendered/`. @default false */
  readonly render?: boolean;
}

/** What `helm pull` did. */
export interface PullReport {
  readonly charts: readonly PulledChart[];
  /** Paths of files that are new, have changed or were removed, relative to the working folder. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Fetches the charts that an app names to `charts/`, with `charts/charts.lock`. Archives of the old lock that the app no
 * longer names are removed, and other files stay.
 *
 * @throws if the app fails, if a chart can't be fetched, or if two sources have one name and version; then nothing has
 * changed
 */
export async function pullCharts(runApp: RunApp, { render = false }: PullOptions = {}): Promise<PullReport> {
  return withFileSet(async (set) => {
    const session = PullSession.start(set.runFolder, { render });
    const records = await recordsOf(session, runApp);
    const charts = groupByChart(records);
    const archives = records.map((record) => [archiveName(record), session.readArchive(record)] as const);
    const files = new Map([...archives, ...session.renders()]);
    const old = [...lockedCharts().map(archiveName), ...(render ? renderedPaths() : [])];
    if (files.size === 0 && old.length === 0) {
      return { charts, added: [], changed: [], removed: [] };
    }
    return { charts, ...inFolder(set.replace({ files, list: writeChartsLock(charts), old })) };
  });
}

/** Calls a function with the files of `charts/`, and leaves nothing else there. */
export async function withFileSet<T>(use: (set: FileSet) => Promise<T>): Promise<T> {
  const set = FileSet.open(resolve(chartsFolder), lockFile);
  try {
    return await use(set);
  } finally {
    set.close();
  }
}

function inFolder(change: Pick<PullReport, 'added' | 'changed' | 'removed'>): typeof change {
  const paths = (names: readonly string[]): string[] => names.map((name) => `${chartsFolder}/${name}`).sort();
  return { added: paths(change.added), changed: paths(change.changed), removed: paths(change.removed) };
}
