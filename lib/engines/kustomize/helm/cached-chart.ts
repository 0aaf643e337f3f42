import { createHash } from 'node:crypto';
import { type Manifest } from '../../../core/manifest';
import { findProgram } from '../../../system/process/find-program';
import { warn } from '../../../system/warn';
import { findRender, keepRender, storeForProject } from '../../helm/cache/render-store';
import { chartDigest } from '../../helm/chart/chart-digest';
import { readChart } from '../../helm/chart/read-chart';
import { checkRender } from '../../helm/check-render';
import { startHelmVersion } from '../../helm/process/helm-version';
import { type FileLoader } from '../file/file-loader';
import { type HelmChartSpec } from '../file/kustomization-spec';

/** A chart, and all that its render depends on. */
export interface ChartInput {
  readonly spec: HelmChartSpec;
  /** The absolute path of the chart's folder. */
  readonly folder: string;
  readonly loader: FileLoader;
  /** The program helm: a name in PATH, or a path. */
  readonly helm: string;
  readonly where: string;
}

/**
 * The objects of a chart, from the cache of `HelmChart` if it has them. Then no process is started. On a machine without
 * helm, a render by any version of helm is used, with a warning.
 *
 * @param render renders the chart
 */
export function cachedChart(input: ChartInput, render: () => readonly Manifest[]): readonly Manifest[] {
  const { folder, loader, where } = input;
  if (loader.look(folder) !== 'directory') {
    return render();
  }
  const shown = loader.describe(folder);
  const program = findProgram(input.helm);
  const version = program && startHelmVersion(program, where)();
  const key = keyOf(input);
  const kept = findRender(key, version);
  if (kept === undefined && version === undefined) {
    return render();
  }
  const entry = kept ?? { helm: version ?? '', manifests: render(), warnings: [], equalKeys: [] };
  if (kept === undefined) {
    keepRender(key, entry, shown);
  }
  warn(checkRender({ where, shown, entry, withoutHelm: version === undefined }));
  storeForProject(key, entry, shown);
  return entry.manifests;
}

/** The name of a render. No path of the machine is a part of it, and neither is the version of helm. */
function keyOf({ spec, folder, loader, where }: ChartInput): string {
  const { valuesFile, additionalValuesFiles = [], ...values } = spec;
  const files = [...(valuesFile ? [valuesFile] : []), ...additionalValuesFiles];
  const input = {
    format: 'kustomize 1',
    chart: chartDigest(readChart(folder, where).files),
    values,
    hasValuesFile: Boolean(valuesFile),
    files: files.map((file) => digest(loader.read(file, where))),
  };
  return digest(JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
