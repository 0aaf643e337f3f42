import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandNoFindings, type Finding, finding, GitOpsError } from '../../../core/error';
import { isSameVersion } from '../fetch/chart-version';
import { type LockedChart, readChartsLock } from './charts-lock';
import { describeChart, type KnownDigest } from '../fetch/fetch-problem';
import { digestOf } from '../fetch/fetched-archive';
import { archiveName, type RemoteChart } from '../fetch/remote-chart';

/** The folder with the archives that `helm pull` fetched, relative to the working folder. */
export const chartsFolder = 'charts';
/** The file in it that lists them. */
export const lockFile = 'charts.lock';
/** Its path, for messages. */
const lockPath = `${chartsFolder}/${lockFile}`;

/** The charts of charts.lock; none without the file. */
export function lockedCharts(): readonly LockedChart[] {
  const text = readIfThere(join(chartsFolder, lockFile))?.toString();
  return text === undefined ? [] : readChartsLock(text, lockPath);
}

/**
 * The entry of charts.lock for a chart; undefined if there is none.
 *
 * @throws if the entry is that of another source
 */
export function findLocked(where: string, chart: RemoteChart): LockedChart | undefined {
  const locked = lockedCharts().find(
    ({ name, version }) => name === chart.name && isSameVersion(version, chart.version),
  );
  if (locked !== undefined && locked.source !== chart.source) {
    throw new GitOpsError({
      rule: 'other-source',
      where,
      what: `Cannot use ${describeChart(chart)}: ${lockPath} has it from ${locked.source}`,
      fix: `use that source, or run: npx cdk8s-gitops helm pull`,
    });
  }
  return locked;
}

/** The digest that an entry of charts.lock demands. */
export function knownByLock({ digest }: LockedChart): KnownDigest {
  return { digest, in: lockPath, undo: `delete its archive in ${chartsFolder}/ and its entry in ${lockFile}` };
}

/** The archive of a locked chart, if its file is there and has the digest. */
export function findLockedArchive({ name, version, digest }: LockedChart): Buffer | undefined {
  const bytes = readIfThere(archivePath({ name, version }));
  return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined;
}

/**
 * The path of the archive of a locked chart; undefined if there is no file.
 *
 * @throws if the file has another digest
 */
export function findLockedPath(where: string, locked: LockedChart): string | undefined {
  demandNoFindings(checkLockedArchive(where, locked));
  const path = archivePath(locked);
  return readIfThere(path) === undefined ? undefined : path;
}

/** Whether the archive of a locked chart has another digest. A file that is not there is fine. */
export function checkLockedArchive(where: string, locked: LockedChart): Finding[] {
  const path = archivePath(locked);
  const bytes = readIfThere(path);
  const actual = bytes && digestOf(bytes);
  if (actual === undefined || actual === locked.digest) {
    return [];
  }
  const what = `Cannot use ${path}: ${lockPath} has the digest ${locked.digest}, but that of the file is ${actual}`;
  return [
    finding({ rule: 'wrong-digest', where, what, fix: 'take the file from Git, or run: npx cdk8s-gitops helm pull' }),
  ];
}

/** The renders in `charts/rendered/`, by path relative to `charts/`. */
export function renderedPaths(): string[] {
  return renderFiles(chartsFolder);
}

/** The renders that are in the folder `rendered/` of a folder, by path relative to that folder. */
export function renderFiles(folder: string): string[] {
  const inRendered = (path: string): string[] => {
    try {
      return readdirSync(join(folder, path)).sort();
    } catch {
      return [];
    }
  };
  const keys = inRendered(rendered).filter((name) => /^[0-9a-f]{64}$/.test(name));
  return keys.flatMap((key) =>
    inRendered(`${rendered}/${key}`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${rendered}/${key}/${name}`),
  );
}

/** The folder for renders, relative to the folder of the charts. */
const rendered = 'rendered';

function archivePath(chart: Pick<LockedChart, 'name' | 'version'>): string {
  return `${chartsFolder}/${archiveName(chart)}`;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
