import { demandShape } from '../../../core/check/check-shape';
import { lazy, list, matching, object, required, text } from '../../../core/check/shapes';
import { type TextRule } from '../../../core/check/shape';
import { GitOpsError } from '../../../core/error';
import { parseYaml } from '../../../core/yaml/parse';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { isFileName } from '../fetch/remote-chart';

/** A chart of charts.lock: its archive is in the same folder, as `<name>-<version>.tgz`. */
export interface LockedChart {
  readonly name: string;
  readonly version: string;
  /** The repository, or the `oci://` address of the chart, without a name and a password. */
  readonly source: string;
  /** `sha256:` and the digest of the archive. */
  readonly digest: string;
  /** For a chart of a registry, the digest of its manifest there. */
  readonly manifestDigest?: string;
}

/** The content of charts.lock. */
export interface ChartsLock {
  readonly charts: readonly LockedChart[];
}

const header = `# Written by \`cdk8s-gitops helm pull\`. Commit it with the archives beside it, and do not edit it.\n`;

/** The text of charts.lock. The same charts give the same bytes, whatever their order is. */
export function writeChartsLock(charts: readonly LockedChart[]): string {
  const sorted = [...charts].sort((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
  return (
    header +
    stringifyYaml({
      charts: sorted.map(({ name, version, source, digest, manifestDigest }) => ({
        name,
        version,
        source,
        digest,
        manifestDigest,
      })),
    })
  );
}

/**
 * Reads charts.lock.
 *
 * @param file its path for messages
 * @throws if it is not one
 */
export function readChartsLock(yaml: string, file: string): readonly LockedChart[] {
  const fix = 'take the file from Git, or delete it and run: npx cdk8s-gitops helm pull';
  try {
    const [lock] = parseYaml(yaml, { file });
    demandShape(file, lock, lockShape, 'the file');
    return (lock as ChartsLock).charts;
  } catch (error) {
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    throw new GitOpsError(
      error.findings.map((finding) => ({ ...finding, fix })),
      { cause: error },
    );
  }
}

const digestRule: TextRule = {
  wanted: 'be sha256: and 64 hexadecimal digits',
  example: 'sha256:…',
  accepts: (value) => /^sha256:[0-9a-f]{64}$/.test(value),
};

const nameRule: TextRule = { wanted: 'be a part of the name of a file', example: 'redis', accepts: isFileName };

const lockShape = lazy(() =>
  object<ChartsLock>({
    charts: required(
      list(
        object<LockedChart>({
          name: required(matching(nameRule)),
          version: required(matching(nameRule)),
          source: required(text),
          digest: required(matching(digestRule)),
          manifestDigest: matching(digestRule),
        }),
      ),
    ),
  }),
);

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
