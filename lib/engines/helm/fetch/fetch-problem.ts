import { GitOpsError } from '../../../core/error';
import { type RemoteChart } from './remote-chart';

/** A digest that an archive must have, and where that is written. */
export interface KnownDigest {
  readonly digest: string;
  /** A file, such as `charts/charts.lock`. */
  readonly in: string;
  /** How to forget it. */
  readonly undo: string;
}

const unreachableRule = 'unreachable-chart';

/** The error of a chart that could not be fetched. */
export function unreachable(where: string, chart: RemoteChart, why: string, fix: string): GitOpsError {
  const what = `Cannot fetch ${describeChart(chart)}: ${why}`;
  return new GitOpsError({ rule: unreachableRule, where, what, fix });
}

/** What to look at if a source can't be reached. */
export function fixOfSource({ from, source }: RemoteChart): string {
  const login =
    from === 'repository'
      ? `add it to ~/.netrc, or run: helm repo add NAME ${source} --username USER`
      : `run: helm registry login ${new URL(source).host}`;
  return `check the address, the network and the proxy; if a login is missing, ${login}`;
}

/** Whether an error is that a chart could not be fetched, and not that what was fetched is wrong. */
export function isUnreachable(error: unknown): error is GitOpsError {
  return error instanceof GitOpsError && error.findings.every(({ rule }) => rule === unreachableRule);
}

/** @throws if an archive has another digest than its index.yaml has for it */
export function demandIndexDigest(where: string, chart: RemoteChart, digest: string, inIndex?: string): void {
  if (inIndex !== undefined && inIndex !== digest) {
    throw new GitOpsError({
      rule: 'wrong-digest',
      where,
      what: `Cannot trust ${describeChart(chart)}: index.yaml has the digest ${inIndex}, but that of the archive is ${digest}`,
      fix: 'report it to those who run the repository; or check the archive, and use it as a file: chart: ./redis-1.2.3.tgz',
    });
  }
}

/** @throws if an archive has another digest than it had before */
export function demandKnownDigest(where: string, chart: RemoteChart, digest: string, known?: KnownDigest): void {
  if (known !== undefined && known.digest !== digest) {
    throw new GitOpsError({
      rule: 'changed-archive',
      where,
      what: `Cannot trust ${describeChart(chart)}: ${known.in} has the digest ${known.digest}, but that of the archive is now ${digest}`,
      fix: `use another version; or find out why the archive was replaced, then ${known.undo}, and run again`,
    });
  }
}

/** A chart as messages name it: `redis 1.2.3 from https://charts.example.com`. */
export function describeChart({ name, version, source }: RemoteChart): string {
  return `${name} ${version} from ${source}`;
}
