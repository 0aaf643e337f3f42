import { createHash } from 'node:crypto';
import { type Manifest } from '../../../core/manifest';
import { findProgram } from '../../../system/process/find-program';
import { warn } from '../../../system/warn';
import { findRender, keepRender, storeForProject } from '../../helm/cache/render-store';
import { chartDigest } from '../../helm/chart/chart-digest';
import { readChart } from '../../helm/chart/read-chart';
import { checkRender } from '../../helm/check-render';
import { startHelmVersion } from '../../helm/process/helm-version';
import { type HelmChartSpec } from '../file/kustomization-spec';
import { type ChartPlace, findChart } from './find-chart';

/** A chart, and all that its render depends on. */
export interface ChartInput extends ChartPlace {
  readonly spec: HelmChartSpec;
  /** The program helm: a name in PATH, or a path. */
  readonly helm: string;
}

/**
 * The objects of a chart, from the cache of `HelmChart` if it has them. Then no process is started. On a machine without
 * helm, a render by any version of helm is used, with a warning.
 *
 * @param render renders the chart
 */
export function cachedChart(input: ChartInput, render: () => readonly Manifest[]): readonly Manifest[] {
  const { loader, where } = input;
  const chart = findChart(input.spec, input);
  if (chart === undefined) {
    return render();
  }
  const shown = loader.describe(chart);
  const program = findProgram(input.helm);
  const version = program && startHelmVersion(program, where)();
  const key = keyOf(input, chart);
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
function keyOf({ spec, loader, where }: ChartInput, chart: string): string {
  const { valuesFile, additionalValuesFiles = [], ...values } = spec;
  const files = [...(valuesFile ? [valuesFile] : []), ...additionalValuesFiles];
  const input = {
    format: 'kustomize 1',
    chart: chartDigest(readChart(chart, where).files),
    values,
    hasValuesFile: Boolean(valuesFile),
    files: files.map((file) => digest(loader.read(file, where))),
  };
  return digest(JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
