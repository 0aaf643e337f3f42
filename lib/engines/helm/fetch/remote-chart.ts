import { GitOpsError } from '../../../core/error';
import { trimEnd } from '../../../core/text/trim';

/** The chart that a construct asks for. */
export interface ChartRequest {
  /** A folder or an archive, relative to the working folder; the name of a chart in `repo`; or an address `oci://…`. */
  readonly chart: string;
  /** The URL of a chart repository. */
  readonly repo?: string;
  /** One version, never a range. A chart of a repository or a registry needs it. */
  readonly version?: string;
  /** Whether a registry is asked over HTTP. @default false */
  readonly plainHttp?: boolean;
}

/** A chart that must be fetched. Equal ones have the same archive. */
export interface RemoteChart {
  readonly from: 'repository' | 'registry';
  readonly name: string;
  readonly version: string;
  /** The address of the repository, or of the chart in the registry. It may have a name and a password. */
  readonly url: string;
  /** The address without a name, a password, and a slash at its end. */
  readonly source: string;
  readonly plainHttp: boolean;
}

/**
 * The chart that a request for a chart of a repository or a registry means.
 *
 * @throws if its name, its version or its address can't be used
 */
export function getRemoteChart(where: string, request: ChartRequest): RemoteChart {
  const { chart, repo, version = '', plainHttp = false } = request;
  const url = trimEnd(repo ?? chart, '/');
  const name = repo === undefined ? url.slice(url.lastIndexOf('/') + 1) : chart;
  demandAddress(where, url);
  demandFileName(where, name, 'the name of a chart');
  demandFileName(where, version, 'the version of a chart');
  return {
    from: repo === undefined ? 'registry' : 'repository',
    name,
    version,
    url,
    source: withoutUser(url),
    plainHttp,
  };
}

/** The name of the file for an archive, as helm gives it. */
export function archiveName({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}-${version}.tgz`;
}

/** An address without a name and a password. */
export function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}

/** Whether a name or a version can be a part of the name of a file, and does not lead elsewhere. */
export function isFileName(value: string): boolean {
  return /^\w(?:[\w.+-]*\w)?$/.test(value);
}

function demandAddress(where: string, url: string): void {
  if (!/^(?:https?|oci):\/\//.test(url) || !URL.canParse(url)) {
    throw new GitOpsError({
      where,
      what: `Cannot fetch the chart from ${JSON.stringify(withoutUser(url))}: it is not an address`,
      fix: 'use a repository such as https://charts.example.com, or a chart such as oci://registry.example.com/redis',
    });
  }
}

function demandFileName(where: string, value: string, what: string): void {
  if (!isFileName(value)) {
    throw new GitOpsError({
      where,
      what: `Cannot fetch the chart: ${JSON.stringify(value)} is not ${what}`,
      fix: 'use letters, digits, dots and dashes, such as redis and 1.2.3',
    });
  }
}
