import { Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import { makeChildrenLate } from '../../api-objects/cdk8s-internals/late-children';
import { noteCustomScope } from '../../api-objects/custom-scopes';
import { noteDefaultNamespace } from '../../api-objects/release-namespace';
import { ManifestGroup } from '../../api-objects/manifest-group';
import { patchManifests, withoutPatchContent } from '../../api-objects/patch-manifests';
import { readPatchFiles } from '../../api-objects/read-patch-files';
import { demandShape } from '../../core/check/check-shape';
import { detach } from '../../core/detach';
import { GitOpsError } from '../../core/error';
import { at, findingsOf } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { type InlinePatch } from '../../core/patch/patch';
import { type PlainMap } from '../../core/plain';
import { withDefaults } from '../../core/stand-in';
import { ownDefinitions } from '../../engines/helm/chart/own-definitions';
import { readChart } from '../../engines/helm/chart/read-chart';
import { isRemote, locateChart } from '../../engines/helm/locate-chart';
import { type Render, startRender } from '../../engines/helm/render-helm-chart';
import { type RenderRequest } from '../../engines/helm/render-request';
import { checkStable } from '../../engines/helm/stable/check-stable';
import { dropFields } from '../../engines/helm/stable/drop-fields';
import { warn } from '../../system/warn';
import { checkTexts } from './check-texts';
import { type HelmChartProps } from './helm-chart-props';
import { demandReleaseId, helmChartShape } from './helm-chart-shape';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';

/**
 * The objects of a Helm chart: those that `helm template` prints, exactly as kubectl reads them.
 *
 * The constructor starts helm and goes on, so that several charts are rendered side by side. The objects are made when
 * something first looks at them, at synth at the latest. A render is kept in a cache by its content: the second synth
 * starts no process. A render does not depend on the machine, except for the version of helm.
 *
 * @typeParam Values the values of the chart, such as the interface that `cdk8s-gitops helm types` writes
 * @example
 * ```ts
 * import { HelmChart } from 'cdk8s-gitops';
 *
 * const web = new HelmChart(chart, 'web', { chart: './mychart', namespace: 'apps', values: { replicaCount: 2 } });
 * web.getApiObject('Deployment', 'web').metadata.namespace; // => 'apps'
 * ```
 * @see https://helm.sh/docs/helm/helm_template/
 */
export class HelmChart<Values extends object = Readonly<Record<string, unknown>>> extends ManifestGroup {
  /**
   * @throws if the chart is not there; if there is no helm 3.12 or later, and no render in the cache. At the first look,
   * if helm fails; if kubectl would not read what the chart renders to; if a patch matches nothing; and with `stable`,
   * if two renders differ
   */
  constructor(scope: Construct, id: string, props: HelmChartProps<Values>) {
    super(scope, id);
    const where = this.node.path;
    const checked = { ...props } as HelmChartProps;
    demandNoStandIns(where, withoutPatchContent(checked), 'helm renders the chart at synth');
    demandShape(where, withDefaults(checked), helmChartShape, 'the props');
    // The objects are made later, when the caller may have changed the props.
    const given = detach(checked);
    if (given.releaseName === undefined) {
      demandReleaseId(where, id);
    }
    warn(findingsOf(where, at('values', checkTexts(given.values))));
    if ((given.namespace ?? Chart.of(this).namespace) === undefined) {
      noteDefaultNamespace(this);
    }
    const request = requestOf(this, given);
    const patches = readPatchFiles(given.patches ?? [], where);
    const render = startRender(request);
    makeChildrenLate(this, () => {
      const manifests = settle(render.result(), given, patches, where);
      if (given.includeCrds === false) {
        const definitions = ownDefinitions(readChart(request.chart, where), request.chart, where);
        definitions.forEach((definition) => noteCustomScope(this, definition));
      }
      this.addManifests(manifests, { namespace: request.namespace, owned: true });
    });
  }
}

function requestOf(construct: Construct, props: HelmChartProps): RenderRequest {
  const { path: where, id } = construct.node;
  return {
    where,
    chart: locateChart(props, where),
    shown: shownChart(props),
    releaseName: props.releaseName ?? id,
    namespace: props.namespace ?? Chart.of(construct).namespace ?? 'default',
    values: props.values as PlainMap | undefined,
    valueFiles: props.valueFiles,
    kubeVersion: props.kubeVersion,
    apiVersions: props.apiVersions,
    includeCrds: props.includeCrds,
    hooks: props.hooks,
    twice: props.stable !== undefined && props.stable !== false,
  };
}

/** The chart as messages name it. The archive of a chart that was fetched may be anywhere. */
function shownChart(props: HelmChartProps): string {
  return isRemote(props) ? `${props.chart} ${props.version}` : props.chart;
}

/** The objects without fields that may be different each time, and with patches. What is then still different is an error. */
function settle(
  { manifests, second }: Render,
  props: HelmChartProps,
  patches: readonly InlinePatch[],
  where: string,
): readonly Manifest[] {
  const { stable } = props;
  const change = (objects: readonly Manifest[]): readonly Manifest[] => {
    const kept = Array.isArray(stable) ? dropFields(objects, stable, where) : objects;
    return patchManifests(kept, patches, where);
  };
  const changed = change(manifests);
  if (second !== undefined && stable) {
    GitOpsError.throwIfAny(where, checkStable(withDefaults(changed), withDefaults(change(second)), shownChart(props)));
  }
  return changed;
}
