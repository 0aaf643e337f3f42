import { definedOnly } from '../../../core/defined-only';
import { type HelmChartSpec, type KustomizationFile } from './kustomization-spec';

type OldChart = NonNullable<KustomizationFile['helmChartInflationGenerator']>[number];

/** The file with the charts of the deprecated field `helmChartInflationGenerator` as `helmCharts`. */
export function withHelmCharts(file: KustomizationFile): KustomizationFile {
  const { helmChartInflationGenerator: old = [], ...rest } = file;
  if (old.length === 0) {
    return rest;
  }
  const last = (field: 'chartHome' | 'helmHome'): string | undefined =>
    old
      .map((chart) => chart[field])
      .filter(Boolean)
      .at(-1);
  return {
    ...rest,
    helmGlobals: rest.helmGlobals ?? definedOnly({ chartHome: last('chartHome'), configHome: last('helmHome') }),
    helmCharts: [...(rest.helmCharts ?? []), ...old.map(toChart)],
  };
}

function toChart(old: OldChart): HelmChartSpec {
  return definedOnly({
    name: old.chartName,
    version: old.chartVersion,
    repo: old.chartRepoUrl,
    valuesFile: old.values,
    valuesInline: old.valuesLocal,
    valuesMerge: old.valuesMerge,
    releaseName: old.releaseName,
  });
}
