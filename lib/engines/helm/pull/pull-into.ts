import { GitOpsError } from '../../../core/error';
import { reportProgress } from '../../../system/progress/report-progress';
import { isSameVersion, newerVersions } from '../fetch/chart-version';
import { checkLockedArchive, findLockedArchive, knownByLock, lockedCharts } from './charts-folder';
import { type LockedChart } from './charts-lock';
import { fetchChart } from '../fetch/fetch-chart';
import { findLatestVersion } from '../fetch/fetch-from-registry';
import { describeChart, fixOfSource, isUnreachable } from '../fetch/fetch-problem';
import { type FetchContext, type FetchedArchive } from '../fetch/fetched-archive';
import { HelmHome } from '../fetch/helm-home';
import { type PulledRecord, type PullSession } from './pull-session';
import { type PullSettings } from './pull-settings';
import { archiveName, type RemoteChart } from '../fetch/remote-chart';

/**
 * Fetches a chart for `helm pull`, and records which construct has asked for it.
 *
 * @returns the path of its archive
 * @throws if it can't be fetched, or if it is not the archive that charts.lock has
 */
export function pullInto(session: PullSession, where: string, chart: RemoteChart, settings: PullSettings): string {
  const key = JSON.stringify([chart.source, chart.name, chart.version]);
  const record = pulled.get(key) ?? pullOnce(session, where, chart, settings);
  pulled.set(key, record);
  session.addRecord({ ...record, where });
  return record.archive;
}

/** What was pulled in this process. */
const pulled = new Map<string, PulledRecord>();

function pullOnce(session: PullSession, where: string, chart: RemoteChart, settings: PullSettings): PulledRecord {
  const { name, source } = chart;
  reportProgress(
    session.task.outdated === true ? `Asking ${source} for versions of ${name}` : `Fetching ${describeChart(chart)}`,
  );
  const home = new HelmHome(session.makeFolder(), settings.helm());
  const context = { where, home, indexes: settings.indexes, fix: fixOfSource(chart) };
  const { bytes, ...fetched } = fetchOrKeep(session, chart, context);
  const { version, digest, manifestDigest } = fetched;
  const archive = session.addArchive(archiveName({ name, version }), bytes);
  const newer =
    session.task.outdated === true ? newerVersions(versionsOf(chart, fetched.versions, context), version) : [];
  return { where, name, version, source, digest, manifestDigest, archive, newer };
}

/** Without the network, a locked archive that is there stays as it is: nobody could tell that it is out of date. */
function fetchOrKeep(session: PullSession, chart: RemoteChart, context: FetchContext): FetchedArchive {
  const locked = findLockedOf(chart);
  const kept = locked && findLockedArchive(locked);
  const known = locked && knownByLock(locked);
  const findKept = (digest: string): Buffer | undefined => (digest === locked?.digest ? kept : undefined);
  try {
    return fetchChart(chart, { ...context, known, findKept });
  } catch (error) {
    if (locked === undefined || session.task.outdated === true || !isUnreachable(error)) {
      throw error;
    }
    if (kept === undefined) {
      throw new GitOpsError([...error.findings, ...checkLockedArchive(context.where, locked)], { cause: error });
    }
    reportProgress(`Warning: ${error.message}\n  The archive that charts.lock has is used.`);
    return { ...locked, bytes: kept, versions: [] };
  }
}

/** The entry of the lock. One of another source is replaced. */
function findLockedOf({ name, version, source }: RemoteChart): LockedChart | undefined {
  return lockedCharts().find(
    (locked) => locked.name === name && isSameVersion(locked.version, version) && locked.source === source,
  );
}

function versionsOf(chart: RemoteChart, versions: readonly string[], context: FetchContext): readonly string[] {
  return chart.from === 'repository' ? versions : [findLatestVersion(chart, context) ?? chart.version];
}
