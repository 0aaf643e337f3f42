import { join } from 'node:path';
import { type Problem, GitOpsError } from '../../../core/error';
import { type HelmChartSpec } from '../file/kustomization-spec';
import { type KustomizeResource } from '../resource/resource';
import { chartFolder } from './chart-folder';
import { chartValues, demandMergeName } from './chart-values';
import { type ChartPlace, findChart, findChartFolder } from './find-chart';
import { type HelmCall, type HelmRunner } from './helm-runner';
import { pullChart } from './pull-chart';
import { readChartObjects } from './read-chart-objects';
import { templateArguments } from './template-arguments';
import { valuesFileOf } from './values-file';

/**
 * Renders a chart as kustomize does: with helm, which gets the values on its stdin, so that nothing is written. A chart
 * that is not in the folder for charts is pulled into it if the runner may do so, else its archive is used.
 *
 * @param helm undefined if charts may not be rendered
 * @throws if kustomize would fail, with helm's own reason if helm fails
 */
export function inflateChart(
  spec: HelmChartSpec,
  place: ChartPlace,
  helm: HelmRunner | undefined,
): KustomizeResource[] {
  const { loader, globals = {}, where } = place;
  const { name = '' } = spec;
  if (helm === undefined) {
    throw new GitOpsError({ where, ...notEnabled(name) });
  }
  demandName(name, where);
  const additional = (spec.additionalValuesFiles ?? []).map((file) => {
    loader.read(file, where);
    return join(loader.root, file);
  });
  demandMergeName(spec, where);
  const call = { where, chart: name, configHome: globals.configHome };
  helm.demandVersion(call);
  const chart = getChart(spec, place, helm, call);
  const stdin = chartValues(spec, valuesFileOf(spec, chart, place), where);
  const args = templateArguments({ ...spec, ...helm.defaultsFor(spec) }, chart, additional);
  return readChartObjects(helm.run(args, { ...call, stdin }), `${loader.describe(chart)} rendered by helm`);
}

/** The absolute path of the chart's folder or archive. */
function getChart(spec: HelmChartSpec, place: ChartPlace, helm: HelmRunner, call: HelmCall): string {
  const { loader, globals = {} } = place;
  const folder = chartFolder(spec, globals, loader.root);
  const found = helm.pulls ? findChartFolder(spec, place) : findChart(spec, place);
  if (found !== undefined) {
    return found;
  }
  pullChart(spec, { folder, shown: loader.describe(folder) }, helm, call);
  return join(folder, call.chart);
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
