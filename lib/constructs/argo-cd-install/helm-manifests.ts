import { parseYaml } from '../../core/yaml/parse';
import { demandNoFaults } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { inApplyOrder } from '../../kubernetes/apply-order';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { type Chart } from '../../engines/helm/chart/chart';
import { readChart } from '../../engines/helm/chart/read-chart';
import { locateChart } from '../../engines/helm/locate-chart';
import { renderHelmChart } from '../../engines/helm/render-helm-chart';
import { manifestsFromChart } from './helm/manifests-from-chart';
import { checkChartVersion, type ChartVersion, versionFromChart } from './helm/version-from-chart';
import { installManifests } from './install-manifests';
import { type InstallPlan } from './plan/plan';
import { type ArgoCdHelm } from './chart-source/argo-cd-helm';
import { chartRequest } from './chart-source/chart-request';
import { type ArgoCdInstallProps } from './props/install';

/** The chart that an install is made of. */
export interface InstallChart extends ChartVersion {
  readonly path: string;
  readonly chart: Chart;
}

/** The release has this name, because then the objects of the chart have the names that they have natively. */
const releaseName = 'argocd';

/** Monitors are made only if the chart sees that the cluster has them. */
const apiVersions = ['monitoring.coreos.com/v1'];

/** Finds and reads the chart of an install, of which the version of Argo CD depends. */
export function readInstallChart(
  helm: ArgoCdHelm,
  version: ArgoCdInstallProps['version'],
  where: string,
): InstallChart {
  const path = locateChart(chartRequest(helm), where);
  const chart = readChart(path, where);
  const { appVersion } = chart.metadata;
  demandNoFaults(where, checkChartVersion(appVersion, version, shownChart(chart)));
  return { path, chart, ...versionFromChart(appVersion, version) };
}

/** The objects of the chart, with what the props change, in the order in which they are applied. */
export function helmManifests(plan: InstallPlan, { path, chart, tag }: InstallChart, where: string): Manifest[] {
  const { namespace } = plan;
  const shown = shownChart(chart);
  const manifests = manifestsFromChart({
    where,
    source: { plan, tag },
    shown,
    known: valuesOf(chart, where),
    writeNative: installManifests,
    render: (values) => renderHelmChart({ where, chart: path, shown, releaseName, namespace, values, apiVersions }),
  });
  return inApplyOrder(manifests);
}

function shownChart({ name, version }: Chart): string {
  return `${name} ${version}`;
}

function valuesOf({ files }: Chart, where: string): PlainMap {
  const [values] = parseYaml(new TextDecoder().decode(files.get('values.yaml')), {
    file: `${where}: values.yaml`,
    dialect: 'kustomization',
  });
  return isPlainMap(values) ? values : {};
}
