import { join, resolve } from 'node:path';
import { withScratchFolder } from '../../../system/file-set/scratch-folder';
import { ArchiveStore } from './archive-store';
import { findLocked, findLockedPath, knownByLock } from './charts-folder';
import { type LockedChart } from './charts-lock';
import { fetchChart } from '../fetch/fetch-chart';
import { HelmHome } from '../fetch/helm-home';
import { pullInto } from './pull-into';
import { type PullSettings } from './pull-settings';
import { PullSession } from './pull-session';
import { type RemoteChart } from '../fetch/remote-chart';

/**
 * The path of a chart's archive: as charts.lock has it, or as it was fetched before. If there is neither, it is fetched
 * once. During `helm pull`, the app fetches it here for the command.
 *
 * @throws if it can't be fetched, or if it is not the archive that it was before
 */
export function pulledArchive(where: string, chart: RemoteChart, settings: PullSettings): string {
  const session = PullSession.find();
  if (session !== undefined) {
    return pullInto(session, where, chart, settings);
  }
  const locked = findLocked(where, chart);
  const path = locked === undefined ? undefined : findLockedPath(where, locked);
  return path === undefined ? fetchedArchive(where, chart, settings, locked) : path;
}

function fetchedArchive(where: string, chart: RemoteChart, settings: PullSettings, locked?: LockedChart): string {
  const folder = join(settings.cacheFolder, 'archives');
  const store = new ArchiveStore(folder);
  const known = locked === undefined ? store.findKnown(chart) : knownByLock(locked);
  const path = known === undefined ? undefined : store.findArchive(known.digest);
  if (path !== undefined) {
    return resolve(path);
  }
  const fix = 'where it can be reached, run: npx cdk8s-gitops helm pull; and commit charts/';
  return withScratchFolder(join(settings.cacheFolder, 'fetching'), (scratch) => {
    const home = new HelmHome(scratch, settings.helm());
    return resolve(
      store.keep(chart, fetchChart(chart, { where, home, indexes: settings.indexes, known, fix }), scratch),
    );
  });
}
