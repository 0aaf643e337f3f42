import { type ApplicationTemplateOverride } from './application-template';
import { type LabelSelector } from './label-selector';

/**
 * The clusters that Argo CD knows: `name`, `nameNormalized`, `server`, `project`, `metadata.labels`,
 * `metadata.annotations`. Without `selector`, the cluster that Argo CD runs in is one of them; it has no metadata.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export interface ClustersGenerator {
  /** Selects clusters by the labels of their `Cluster`. @default - all clusters */
  readonly selector?: LabelSelector;
  /** Whether to make one set of parameters for all clusters together, with the list `clusters`. @default false */
  readonly flatList?: boolean;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * Clusters that are listed in the status of an object.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster-Decision-Resource/
 */
export interface ClusterDecisionGenerator {
  /** ConfigMap with the kind of the object and the place of the clusters in it. */
  readonly configMapRef: string;
  /** Name of the object. @default - selected by labelSelector */
  readonly name?: string;
  /** Labels of the objects. @default - selected by name */
  readonly labelSelector?: LabelSelector;
  /** How often Argo CD looks for changes, in seconds. @default 180 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * Your own service, which gives parameters.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Plugin/
 */
export interface PluginGenerator {
  /** ConfigMap with the service's address and token. */
  readonly configMapRef: { readonly name: string };
  /** What is sent to the service. @default - nothing */
  readonly input?: { readonly parameters?: Readonly<Record<string, unknown>> };
  /** How often Argo CD asks the service, in seconds. @default 1800 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}
