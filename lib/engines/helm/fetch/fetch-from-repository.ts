import { type FetchContext, type FetchedArchive, digestOf } from './fetched-archive';
import { demandIndexDigest, demandKnownDigest, unreachable } from './fetch-problem';
import { repositoryName } from './helm-home';
import { plainHttpFlags } from './plain-http';
import { type RemoteChart } from './remote-chart';
import { type ChartRelease, findRelease, parseRepositoryIndex, type RepositoryIndex } from './repository-index';
import { accessToArchive, accessToRepository, withLogin } from './server-access';

/**
 * Fetches a chart of a chart repository. Unlike helm, it compares the archive with the digest that index.yaml has.
 *
 * @throws if it can't be fetched, if the repository does not have it, or if it has another digest
 */
export function fetchFromRepository(chart: RemoteChart, context: FetchContext): FetchedArchive {
  const { where, known, findKept } = context;
  const { index, release } = getRelease(chart, context);
  if (release.digest !== undefined) {
    demandKnownDigest(where, chart, release.digest, known);
  }
  const kept = release.digest === undefined ? undefined : findKept?.(release.digest);
  const bytes = kept ?? download(chart, release, context);
  const digest = digestOf(bytes);
  demandIndexDigest(where, chart, digest, release.digest);
  demandKnownDigest(where, chart, digest, known);
  const versions = index.get(chart.name)?.map(({ version }) => version) ?? [];
  return { version: release.version, digest, bytes, versions };
}

/** Looks for the release, and asks again if an earlier index does not have it: it may be older than the release. */
function getRelease(chart: RemoteChart, context: FetchContext): { index: RepositoryIndex; release: ChartRelease } {
  const { where, indexes } = context;
  const earlier = indexes.get(chart.url);
  const known = earlier && findRelease(earlier, chart.name, chart.version);
  if (earlier !== undefined && known !== undefined && 'version' in known) {
    return { index: earlier, release: known };
  }
  const index = fetchIndex(chart, context);
  indexes.set(chart.url, index);
  const release = findRelease(index, chart.name, chart.version);
  if ('version' in release) {
    return { index, release };
  }
  throw unreachable(where, chart, release.what, release.fix);
}

function fetchIndex(chart: RemoteChart, { where, home, fix }: FetchContext): RepositoryIndex {
  const access = accessToRepository(chart.url);
  home.useRepository(withLogin(chart.source, access), access);
  const { lines, failure } = home.run(['repo', 'update', repositoryName], access.password);
  const text = home.findIndex();
  if (text === undefined) {
    // Helm 3 ends with 0 if it can't update a repository. Both versions indent the reason.
    const reasons = lines.filter((line) => line.startsWith('\t')).map((line) => `\n    ${line.trim()}`);
    if (reasons.length === 0) {
      // It may be too old: then it works in a way of its own.
      home.program.version();
    }
    const why = reasons.length > 0 ? `helm reports${reasons.join('')}` : (failure ?? 'helm wrote no index');
    throw unreachable(where, chart, why, fix);
  }
  return parseRepositoryIndex(text, `${chart.source}/index.yaml`);
}

function download(chart: RemoteChart, { version, urls }: ChartRelease, context: FetchContext): Buffer {
  const { where, home, fix } = context;
  const url = new URL(urls[0], `${chart.source}/`).href;
  const access = accessToArchive(url, chart.url);
  const address = url.startsWith('oci:') ? url : withLogin(url, access);
  const releases = [{ apiVersion: 'v2', name: chart.name, version, urls: [address] }];
  // Helm would read the whole index again for each chart.
  home.useRepository(chart.source, access, { apiVersion: 'v1', entries: { [chart.name]: releases } });
  const folder = home.emptyFolder('archive');
  const args = ['pull', `${repositoryName}/${chart.name}`, '--version', version, '--destination', folder];
  const { failure } = home.run([...args, ...plainHttpFlags(chart, context)], access.password);
  const bytes = home.findArchive(folder);
  if (failure !== undefined || bytes === undefined) {
    throw unreachable(where, chart, failure ?? 'helm fetched nothing', fix);
  }
  return bytes;
}
