import { GitOpsError } from '../../../core/error';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';

/** The files of a chart, by path relative to the chart, with `/` between the parts. They are sorted by path. */
export type ChartFiles = ReadonlyMap<string, Uint8Array>;

/** A chart that the chart's Chart.yaml names as a dependency. */
export interface ChartDependency {
  readonly name: string;
  /** The name under which its values are. @default - its name */
  readonly alias?: string;
  readonly version?: string;
  readonly repository?: string;
  /** Paths of values that switch it on, separated by commas. */
  readonly condition?: string;
}

/** A chart that was read. */
export interface Chart {
  /** As in Chart.yaml. Empty if that has none, which helm refuses. */
  readonly name: string;
  /** As in Chart.yaml. Empty if that has none, which helm refuses. */
  readonly version: string;
  /** All of Chart.yaml. */
  readonly metadata: PlainMap;
  /** Of Chart.yaml, and of the requirements.yaml of old charts. */
  readonly dependencies: readonly ChartDependency[];
  readonly files: ChartFiles;
}

/**
 * The chart that consists of some files.
 *
 * @param shown the chart's path in messages
 * @throws if there is no Chart.yaml, or if that can't be read
 */
export function chartOf(files: ChartFiles, shown: string, where: string): Chart {
  if (!files.has('Chart.yaml')) {
    const what = `Cannot read the chart ${shown}: it has no Chart.yaml`;
    throw new GitOpsError({ where, what, fix: 'use a folder or an archive that has a Chart.yaml' });
  }
  const metadata = readMap(files, 'Chart.yaml', shown, where);
  const own = listOf(metadata.dependencies);
  const old = files.has('requirements.yaml')
    ? listOf(readMap(files, 'requirements.yaml', shown, where).dependencies)
    : [];
  return {
    name: textOr(metadata.name, ''),
    version: textOr(metadata.version, ''),
    metadata,
    dependencies: [...own, ...old].filter(isPlainMap).map(dependencyOf),
    files,
  };
}

/** Files in the order of their paths. */
export function sortedFiles(files: ChartFiles): ChartFiles {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A map in a YAML file of a chart, as helm reads it. Any other value is an empty map. */
function readMap(files: ChartFiles, path: string, shown: string, where: string): PlainMap {
  try {
    const [value] = parseYaml(new TextDecoder().decode(files.get(path)), { file: path, dialect: 'kustomization' });
    return isPlainMap(value) ? value : {};
  } catch (cause) {
    const reason = cause instanceof GitOpsError ? cause.findings[0] : undefined;
    const what = `Cannot read the chart ${shown}: ${reason?.where ?? path}: ${reason?.what ?? String(cause)}`;
    throw new GitOpsError({ where, what, fix: reason?.fix ?? 'correct the file' }, { cause });
  }
}

function dependencyOf({ name, alias, version, repository, condition }: PlainMap): ChartDependency {
  const optional = Object.entries({ alias, version, repository, condition }).filter(
    ([, value]) => typeof value === 'string' && value !== '',
  );
  return { name: textOr(name, ''), ...Object.fromEntries(optional) };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}
