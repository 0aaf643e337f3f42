/** A value that is passed to Helm with `--set`. */
export interface HelmParameter {
  /** Path of the value, such as `image.tag`. */
  readonly name: string;
  readonly value: string;
  /** Treat the value as a string even if it looks like a number or a boolean. @default false */
  readonly forceString?: boolean;
}

/** A value that is passed to Helm with `--set-file`. */
export interface HelmFileParameter {
  /** Path of the value. */
  readonly name: string;
  /** File in the repository that holds it. */
  readonly path: string;
}

/**
 * How Argo CD renders a Helm chart.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export interface HelmSource {
  /**
   * Values: an object (written as `valuesObject`), or YAML text (written as `values`).
   * Use text if you need a null, with which Helm removes a default of the chart: the API server drops nulls from
   * objects.
   *
   * @default - the chart's own
   */
  readonly values?: string | Readonly<Record<string, unknown>>;
  /** The same as an object in `values`, but under the name that the field has in YAML. @default - none */
  readonly valuesObject?: Readonly<Record<string, unknown>>;
  /** Values files, relative to the chart, or `$ref/…` of another source. @default - none */
  readonly valueFiles?: readonly string[];
  /** Skip values files that do not exist. @default false */
  readonly ignoreMissingValueFiles?: boolean;
  /** Single values; they win over all other values. @default - none */
  readonly parameters?: readonly HelmParameter[];
  /** Values from files. @default - none */
  readonly fileParameters?: readonly HelmFileParameter[];
  /** @default - the Application's name */
  readonly releaseName?: string;
  /** Namespace that the templates see. @default - the destination's */
  readonly namespace?: string;
  /** Kubernetes version that the templates see. @default - the cluster's */
  readonly kubeVersion?: string;
  /** API versions that the templates see, as `group/version/Kind`. @default - the cluster's */
  readonly apiVersions?: readonly string[];
  /** Leave the chart's `crds/` out. @default false */
  readonly skipCrds?: boolean;
  /** Do not check the values against the chart's schema. @default false */
  readonly skipSchemaValidation?: boolean;
  /** Leave test hooks out. @default false */
  readonly skipTests?: boolean;
  /** Send the repository's credentials to other hosts too. @default false */
  readonly passCredentials?: boolean;
  /** Helm's major version, `v3`. @default - Argo CD's */
  readonly version?: string;
}
