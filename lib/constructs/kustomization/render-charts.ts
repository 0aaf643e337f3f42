import { detach } from '../../core/detach';
import { type Manifest } from '../../core/manifest';
import { parseYaml } from '../../core/yaml/parse';
import { stringifyManifests } from '../../core/yaml/stringify';
import { defaultKubeVersion } from '../../engines/helm/render-request';
import { buildTarget } from '../../engines/kustomize/build';
import { FileLoader } from '../../engines/kustomize/file/file-loader';
import {
  type HelmChartSpec,
  type KustomizationSpec,
  type ManifestSource,
} from '../../engines/kustomize/file/kustomization-spec';
import { cachedChart } from '../../engines/kustomize/helm/cached-chart';
import { type HelmRunner } from '../../engines/kustomize/helm/helm-runner';
import { helmMark } from '../../engines/kustomize/resource/build-annotations';
import { BuildContext } from '../../engines/kustomize/rule/build-context';
import { type KustomizationHelmChart } from './chart-props';
import { type KustomizationProps } from './kustomization-props';
import { toRelative } from './to-relative';

/**
 * The objects of `helmCharts`, as resources: those that kubectl prints for a kustomization with the chart alone. If a
 * rule could tell them from other objects, they have kustomize's mark, because it keeps their namespaces.
 *
 * @param where the construct's path
 */
export function renderCharts(props: KustomizationProps, where: string, helm: HelmRunner): ManifestSource[] {
  return (props.helmCharts ?? []).map((chart, index) => {
    const manifests = renderChart(chart, props, `${where} helmCharts[${index}]`, helm);
    if (hasRules(props)) {
      manifests.forEach(mark);
    }
    return { manifests, source: `${where} chart ${chart.releaseName}` };
  });
}

function renderChart(
  chart: KustomizationHelmChart,
  { namespace, helmGlobals }: KustomizationProps,
  where: string,
  helm: HelmRunner,
): Manifest[] {
  const spec = toChart(chart, namespace);
  const loader = FileLoader.at('.', '.', 'LoadRestrictionsNone');
  const input = { spec, loader, globals: helmGlobals, helm: helm.command, where };
  return [...cachedChart(input, () => buildChart({ helmCharts: [spec], helmGlobals }, loader, where, helm))];
}

function buildChart(charts: KustomizationSpec, loader: FileLoader, where: string, helm: HelmRunner): Manifest[] {
  const spec = { ...charts, sortOptions: { order: 'fifo' } };
  const context = new BuildContext(undefined, () => undefined, undefined, helm);
  const built = buildTarget({ spec, loader, place: () => where, fileName: 'kustomization.yaml' }, context);
  // Read as they are emitted, so that the emitted folder has the same objects.
  return parseYaml(stringifyManifests(built, { dialect: 'kustomize' }), { dialect: 'kustomize' }).filter(isManifest);
}

function toChart(chart: KustomizationHelmChart, namespace: string | undefined): HelmChartSpec {
  const { additionalValuesFiles: files, valuesInline, valuesFile } = chart;
  return {
    ...chart,
    namespace: chart.namespace ?? namespace,
    kubeVersion: chart.kubeVersion ?? defaultKubeVersion,
    valuesFile: valuesFile && toRelative(valuesFile),
    additionalValuesFiles: files?.map(toRelative),
    valuesInline: valuesInline && detach(valuesInline),
  };
}

/** Whether there is a rule that does not do the same to the objects of a chart as to others. */
function hasRules({ namespace, patches = [], components = [], transformers = [] }: KustomizationProps): boolean {
  return namespace !== undefined || [...patches, ...components, ...transformers].length > 0;
}

function mark({ metadata }: Manifest): void {
  if (metadata !== undefined) {
    Object.assign(metadata, { annotations: { ...metadata.annotations, [helmMark]: 'true' } });
  }
}

/** A text without objects has one empty document. */
function isManifest(document: unknown): document is Manifest {
  return document !== null;
}
