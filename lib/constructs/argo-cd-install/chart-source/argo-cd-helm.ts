/** The official Helm chart of Argo CD, instead of the native install. */
export interface ArgoCdHelm {
  /** A folder or an archive, relative to the working folder; the name of a chart in `repo`; or `oci://…`. @default argo-cd */
  readonly chart?: string;
  /** The URL of a chart repository. @default - https://argoproj.github.io/argo-helm, unless `chart` is given */
  readonly repo?: string;
  /** The version of the chart. Needed unless `chart` is a folder or an archive, which has one. @default - the chart's */
  readonly version?: string;
  /**
   * Further values of the chart. They win over its defaults. A value that a prop sets to something else is an error.
   * @default - none
   */
  readonly values?: Readonly<Record<string, unknown>>;
}
