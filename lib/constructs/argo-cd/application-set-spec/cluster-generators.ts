import { type ApplicationTemplateOverride } from './application-template';
import { type LabelSelector } from './label-selector';

/**
 * The clusters that Argo CD knows: `name`, `nameNormalized`, `server`, `project`, `metadata.labels`,
 * `metadata.annotations`. The cluster that Argo CD runs in is among them, without metadata, where nothing is selected.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export interface ClustersGenerator {
  /** Chooses by the labels of their `Cluster`. @default - all clusters */
  readonly selector?: LabelSelector;
  /** One set of parameters with the list `clusters`, for all of them together. @default false */
  readonly flatList?: boolean;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * Clusters that the status of an object names.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster-Decision-Resource/
 */
export interface ClusterDecisionGenerator {
  /** ConfigMap that says what kind of object it is and where in it the clusters are. */
  readonly configMapRef: string;
  /** Name of the object. @default - chosen by labelSelector */
  readonly name?: string;
  /** Labels of the objects. @default - chosen by name */
  readonly labelSelector?: LabelSelector;
  /** How often one looks, in seconds. @default 180 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * A service of one's own that gives parameters.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Plugin/
 */
export interface PluginGenerator {
  /** ConfigMap with the service's address and token. */
  readonly configMapRef: { readonly name: string };
  /** What is sent to it. @default - nothing */
  readonly input?: { readonly parameters?: Readonly<Record<string, unknown>> };
  /** How often one asks, in seconds. @default 1800 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}
