import { demandNoFindings, type Finding, finding } from '../../../core/error';
import { archiveName } from '../fetch/remote-chart';
import { type LockedChart } from './charts-lock';
import { type PulledRecord, type PullSession } from './pull-session';

/** Runs the app with additional environment variables. */
export type RunApp = (environment: Readonly<Record<string, string>>) => Promise<void>;

/** A chart that an app needs. */
export interface PulledChart extends LockedChart {
  /** The paths of the constructs that use it, and the places in kustomizations that they build on. */
  readonly constructs: readonly string[];
}

/**
 * What the constructs of an app have asked for.
 *
 * @throws if the app fails, or if one name and version has two sources
 */
export async function recordsOf(session: PullSession, runApp: RunApp): Promise<PulledRecord[]> {
  await runApp(session.environment);
  const records = session.records();
  demandNoFindings(checkSources(records));
  return records;
}

/** The charts of an app, each with all constructs that use it. */
export function groupByChart(records: readonly PulledRecord[]): PulledChart[] {
  const groups = new Map<string, PulledRecord[]>();
  records.forEach((record) => groups.set(archiveName(record), [...(groups.get(archiveName(record)) ?? []), record]));
  const sorted = [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, group]) => {
    const [{ name, version, source, digest, manifestDigest }] = group;
    const constructs = [...new Set(group.map(({ where }) => where))];
    return { name, version, source, digest, manifestDigest, constructs };
  });
}

/** Finds charts that have the same file, but are from different sources. Some file systems ignore the case of names. */
function checkSources(records: readonly PulledRecord[]): Finding[] {
  const first = new Map<string, PulledRecord>();
  return records.flatMap((record) => {
    const key = archiveName(record).toLowerCase();
    const other = first.get(key) ?? record;
    first.set(key, other);
    return other.source === record.source && archiveName(other) === archiveName(record)
      ? []
      : [twoSources(other, record)];
  });
}

function twoSources(one: PulledRecord, other: PulledRecord): Finding {
  const name = archiveName(one);
  const what = `Cannot fetch ${name} from two sources: ${one.where} takes it from ${one.source}, and ${other.where} from ${other.source}`;
  return finding({ rule: 'two-sources', where: other.where, what, fix: 'use one source, or different versions' });
}
