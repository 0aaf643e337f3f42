import { join } from 'node:path';
import { type Problem, GitOpsError } from '../../../core/error';
import { type FileLoader } from '../file/file-loader';
import { type HelmChartSpec, type HelmGlobalsSpec } from '../file/kustomization-spec';
import { type KustomizeResource } from '../resource/resource';
import { chartFolder } from './chart-folder';
import { chartValues, demandMergeName } from './chart-values';
import { type HelmRunner } from './helm-runner';
import { pullChart } from './pull-chart';
import { readChartObjects } from './read-chart-objects';
import { templateArguments } from './template-arguments';

/** Where a chart is listed. */
export interface ChartPlace {
  readonly loader: FileLoader;
  readonly globals?: HelmGlobalsSpec;
  readonly where: string;
}

/**
 * Renders a chart as kustomize does: with helm, which gets the values on its stdin, so that nothing is written. A chart
 * that is not in the folder for charts is pulled into it, if the runner may do so.
 *
 * @param helm undefined if charts may not be rendered
 * @throws if kustomize would fail, with helm's own reason if helm fails
 */
export function inflateChart(
  spec: HelmChartSpec,
  { loader, globals = {}, where }: ChartPlace,
  helm: HelmRunner | undefined,
): KustomizeResource[] {
  const { name = '' } = spec;
  if (helm === undefined) {
    throw new GitOpsError({ where, ...notEnabled(name) });
  }
  demandName(name, where);
  const folder = chartFolder(spec, globals, loader.root);
  const chart = join(folder, name);
  const valuesFile = spec.valuesFile || join(chart, 'values.yaml');
  const additional = (spec.additionalValuesFiles ?? []).map((file) => {
    loader.read(file, where);
    return join(loader.root, file);
  });
  demandMergeName(spec, where);
  const call = { where, chart: name, configHome: globals.configHome };
  helm.demandVersion(call);
  if (loader.look(chart) !== 'directory') {
    pullChart(spec, { folder, shown: loader.describe(folder) }, helm, call);
  }
  const stdin = chartValues(spec, valuesFile, loader, where);
  const args = templateArguments({ ...spec, ...helm.defaultsFor(spec) }, chart, additional);
  return readChartObjects(helm.run(args, { ...call, stdin }), `${loader.describe(chart)} rendered by helm`);
}

function notEnabled(name: string): Problem {
  return {
    what: `Cannot render the chart ${name}: must specify --enable-helm`,
    fix: 'pass --enable-helm or, from code, enableHelm: true',
  };
}

/** The values of a chart go through a file that is named after it, so kustomize can't use a name with a slash. */
function demandName(name: string, where: string): void {
  if (name === '') {
    throw new GitOpsError({ where, what: 'Cannot render the chart: its name is empty', fix: 'set its name' });
  }
  if (name.includes('/')) {
    const what = `Cannot render the chart ${name}: its name has a slash`;
    throw new GitOpsError({
      where,
      what,
      fix: "use the last part as its name, and the others in helmGlobals' chartHome",
    });
  }
}
