import { type Patch } from '../../core/patch/patch';
import { type HelmHooks } from '../../engines/helm/render-request';
import { type MovingFields } from '../../engines/helm/stable/moving-fields';

/** Options that every `HelmChart` has. */
export interface HelmChartOptions<Values extends object = Readonly<Record<string, unknown>>> {
  /** The name of the release, which the names of most objects start with. @default - the id of the construct */
  readonly releaseName?: string;
  /**
   * The namespace of the release. Namespaced objects that set none get it, as `helm install` would place them.
   *
   * @default - the namespace of the cdk8s chart, or `default` if that has none
   */
  readonly namespace?: string;
  /**
   * Values for the chart. They arrive as they are: every string stays a string. `undefined` is left out, and `null`
   * deletes a default of the chart.
   *
   * @default - the defaults of the chart
   */
  readonly values?: Values;
  /** YAML files with values, relative to the working folder. Later files win, and `values` wins over all. @default [] */
  readonly valueFiles?: readonly string[];
  /** The Kubernetes version for which the chart is rendered: `1.36` or `1.36.0`. @default 1.36.0 */
  readonly kubeVersion?: string;
  /**
   * API versions that the cluster has in addition to those that helm knows, if templates ask for them:
   * `monitoring.coreos.com/v1`, `gateway.networking.k8s.io/v1/HTTPRoute`.
   *
   * @default []
   */
  readonly apiVersions?: readonly string[];
  /** Whether the CustomResourceDefinitions in the chart's folder `crds/` are included. @default true */
  readonly includeCrds?: boolean;
  /**
   * What becomes of the chart's hooks, such as a Job that runs before each upgrade: they stay ordinary objects with
   * helm's annotations, are dropped, or get the annotations of Argo CD. Tests of the release are never included.
   *
   * @default keep
   */
  readonly hooks?: HelmHooks;
  /**
   * Whether the chart is rendered twice, and refused if the two renders differ. Many charts draw passwords and
   * certificates at random: in Git, they would change with each synth. A list names the fields that may differ; they are
   * left out. A field that a patch sets may differ, too.
   *
   * @default false
   */
  readonly stable?: boolean | readonly MovingFields[];
  /** Changes to the rendered objects. @default - the objects stay as they are */
  readonly patches?: readonly Patch[];
}

/** A chart on the disk. */
export interface LocalChart {
  /** A folder or an archive (`.tgz`), relative to the working folder. */
  readonly chart: string;
  readonly repo?: never;
  readonly version?: never;
  readonly plainHttp?: never;
}

/** A chart of a chart repository. */
export interface RepositoryChart {
  /** The name of the chart in the repository. */
  readonly chart: string;
  /** The URL of the repository. */
  readonly repo: string;
  /** One version, never a range. */
  readonly version: string;
  readonly plainHttp?: never;
}

/** A chart of a registry. */
export interface RegistryChart {
  /** The address of the chart: `oci://registry.example.com/charts/web`. */
  readonly chart: string;
  /** One version, never a range. */
  readonly version: string;
  /** Whether the registry is asked by http. @default false */
  readonly plainHttp?: boolean;
  readonly repo?: never;
}

/** Props of a `HelmChart`: a chart from the disk, a repository or a registry, and options. */
export type HelmChartProps<Values extends object = Readonly<Record<string, unknown>>> = HelmChartOptions<Values> &
  (LocalChart | RepositoryChart | RegistryChart);
