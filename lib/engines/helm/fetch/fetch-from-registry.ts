import { parseYaml } from '../../../core/yaml/parse';
import { isPlainMap } from '../../../core/plain';
import { demandKnownDigest, unreachable } from './fetch-problem';
import { digestOf, type FetchContext, type FetchedArchive } from './fetched-archive';
import { plainHttpFlags } from './plain-http';
import { type RemoteChart } from './remote-chart';

/**
 * Fetches a chart of a registry. Helm compares it with the digests of the manifest, which are part of the protocol.
 *
 * @throws if it can't be fetched, or if it has another digest than before
 */
export function fetchFromRegistry(chart: RemoteChart, context: FetchContext): FetchedArchive {
  const { where, home, known, fix } = context;
  const folder = home.emptyFolder('archive');
  const { version, source } = chart;
  const { lines, failure } = home.run([
    'pull',
    source,
    '--version',
    version,
    '--destination',
    folder,
    ...plainHttpFlags(chart, context),
  ]);
  const bytes = home.findArchive(folder);
  if (failure !== undefined || bytes === undefined) {
    const latest = findLatestVersion(chart, context);
    const versionFix = latest === undefined ? fix : `use a version that is there, such as ${latest}`;
    throw unreachable(where, chart, failure ?? 'helm fetched nothing', versionFix);
  }
  const digest = digestOf(bytes);
  demandKnownDigest(where, chart, digest, known);
  return { version, digest, manifestDigest: manifestDigestIn(lines), bytes, versions: [version] };
}

/** The newest version of a chart in a registry: helm has no command that lists them. Undefined if it can't be fetched. */
export function findLatestVersion(chart: RemoteChart, context: FetchContext): string | undefined {
  const { lines, failure } = context.home.run(['show', 'chart', chart.source, ...plainHttpFlags(chart, context)]);
  const line = failure === undefined ? lines.find((each) => each.startsWith('version: ')) : undefined;
  const [metadata] = parseYaml(line ?? '', { dialect: 'kustomization' });
  return isPlainMap(metadata) && typeof metadata.version === 'string' ? metadata.version : undefined;
}

/** Both versions of helm print it after a pull. */
function manifestDigestIn(lines: readonly string[]): string | undefined {
  const line = lines.find((each) => /^Digest: sha256:[0-9a-f]{64}$/.test(each));
  return line?.slice('Digest: '.length);
}
