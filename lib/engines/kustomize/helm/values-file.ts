import { join } from 'node:path';
import { GitOpsError } from '../../../core/error';
import { readChart } from '../../helm/chart/read-chart';
import { type FileLoader } from '../file/file-loader';
import { type HelmChartSpec } from '../file/kustomization-spec';
import { type ChartPlace } from './find-chart';

/** A file with values for a chart. */
export interface ValuesFile {
  /** Its path as messages show it. */
  readonly shown: string;
  /** @throws if it can't be read */
  readonly read: () => Buffer;
}

/**
 * The file with the values of a chart: its `valuesFile`, else the chart's own values.yaml.
 *
 * @param chart the absolute path of the chart's folder or archive
 */
export function valuesFileOf({ valuesFile }: HelmChartSpec, chart: string, { loader, where }: ChartPlace): ValuesFile {
  if (!valuesFile && loader.look(chart) === 'file') {
    return valuesInArchive(chart, loader, where);
  }
  const path = valuesFile || join(chart, 'values.yaml');
  return { shown: loader.describe(path), read: () => loader.read(path, where) };
}

function valuesInArchive(archive: string, loader: FileLoader, where: string): ValuesFile {
  const shown = `values.yaml of ${loader.describe(archive)}`;
  const read = (): Buffer => {
    const bytes = readChart(archive, where).files.get('values.yaml');
    if (bytes === undefined) {
      const what = `Cannot read ${shown}: the file does not exist`;
      throw new GitOpsError({ where, what, fix: 'set the valuesFile of the chart' });
    }
    return Buffer.from(bytes);
  };
  return { shown, read };
}
