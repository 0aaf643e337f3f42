import { useOneOf } from '../../../core/check/use-one-of';
import { type Problem } from '../../../core/error';
import { listedChoices } from '../../../core/listed';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { compareVersions, isSameVersion } from './chart-version';

/** A version of a chart, as index.yaml lists it. */
export interface ChartRelease {
  readonly version: string;
  /** Addresses of the archive, absolute or relative to the repository. */
  readonly urls: readonly string[];
  /** `sha256:` and the digest of the archive; undefined if the index has none. */
  readonly digest?: string;
}

/** The versions of each chart, by the name of the chart. */
export type RepositoryIndex = ReadonlyMap<string, readonly ChartRelease[]>;

/**
 * Reads an index.yaml. As for helm, the last of two equal keys counts, and an entry that is not usable is passed over.
 *
 * @param file its name for messages
 * @throws if it is not YAML
 */
export function parseRepositoryIndex(text: string, file: string): RepositoryIndex {
  const [document] = parseYaml(text, { file, dialect: 'kustomization' });
  const entries = isPlainMap(document) && isPlainMap(document.entries) ? document.entries : {};
  return new Map(
    Object.entries(entries).map(([name, releases]) => [
      name,
      listOf(releases).flatMap((release) => (isPlainMap(release) ? releaseOf(release) : [])),
    ]),
  );
}

/** The release with a version, or why there is none. */
export function findRelease(index: RepositoryIndex, name: string, version: string): ChartRelease | Problem {
  const releases = index.get(name);
  if (releases === undefined || releases.length === 0) {
    return missingChart(index, name);
  }
  return (
    releases.find((release) => release.version === version) ??
    releases.find((release) => isSameVersion(release.version, version)) ??
    missingVersion(
      releases.map((release) => release.version),
      name,
      version,
    )
  );
}

function releaseOf({ version, urls, digest }: PlainMap): ChartRelease[] {
  const addresses = listOf(urls).filter((url) => typeof url === 'string');
  if (typeof version !== 'string' || addresses.length === 0) {
    return [];
  }
  const isKnown = typeof digest === 'string' && digest !== '';
  return [{ version, urls: addresses, ...(isKnown && { digest: withAlgorithm(digest) }) }];
}

/** Most indexes have the digits alone. */
function withAlgorithm(digest: string): string {
  const text = digest.toLowerCase();
  return text.startsWith('sha256:') ? text : `sha256:${text}`;
}

function missingChart(index: RepositoryIndex, name: string): Problem {
  const names = [...index].filter(([, releases]) => releases.length > 0).map(([each]) => each);
  const fix = useOneOf(name, names, 'use another repository: this one is empty');
  return { what: 'the repository has no chart with this name', fix };
}

/** The nearest versions come first: those with the longest common beginning, and of these the newest. */
function missingVersion(versions: readonly string[], name: string, wanted: string): Problem {
  const common = (version: string): number => [...version].findIndex((letter, index) => letter !== wanted[index]);
  const rank = (version: string): number => (common(version) < 0 ? version.length : common(version));
  const sorted = [...new Set(versions)].sort((one, other) => rank(other) - rank(one) || compareVersions(other, one));
  return { what: `the repository has no version ${wanted} of ${name}`, fix: `use ${listedChoices(sorted)}` };
}
