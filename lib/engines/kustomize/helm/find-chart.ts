import { join, resolve } from 'node:path';
import { locateChart } from '../../helm/locate-chart';
import { type FileLoader } from '../file/file-loader';
import { type HelmChartSpec, type HelmGlobalsSpec } from '../file/kustomization-spec';
import { chartFolder } from './chart-folder';

/** Where a chart is listed. */
export interface ChartPlace {
  readonly loader: FileLoader;
  readonly globals?: HelmGlobalsSpec;
  readonly where: string;
}

/** The absolute path of a chart's folder in the folder for charts; undefined if it is not there. */
export function findChartFolder(spec: HelmChartSpec, { loader, globals = {} }: ChartPlace): string | undefined {
  const chart = join(chartFolder(spec, globals, loader.root), spec.name ?? '');
  return loader.look(chart) === 'directory' ? chart : undefined;
}

/**
 * The absolute path of a chart: its folder, or the archive of its version, as `HelmChart` finds it: in `charts/` of the
 * working folder, or fetched once. Undefined if it is not in its folder and has no repository and version.
 *
 * @throws if the archive is neither here nor can be fetched, or if it is not the one that it was before
 */
export function findChart(spec: HelmChartSpec, place: ChartPlace): string | undefined {
  const { name = '', repo, version } = spec;
  const folder = findChartFolder(spec, place);
  if (folder !== undefined || !repo || !version) {
    return folder;
  }
  const source = repo.startsWith('oci://') ? { chart: `${repo.replace(/\/$/, '')}/${name}` } : { chart: name, repo };
  return resolve(locateChart({ ...source, version }, place.where));
}
