/** A Helm chart whose objects are resources of a kustomization. */
export interface KustomizationHelmChart {
  /** The name of the chart's folder, in the folder for charts. */
  readonly name: string;
  /** The name of the release, which the names of most objects start with. */
  readonly releaseName: string;
  /** The namespace of the release. @default - the `namespace` of the kustomization, or `default` if it has none */
  readonly namespace?: string;
  /**
   * One version, never a range, of a chart with a `repo`. If such a chart is in `<name>-<version>/<name>` of the folder for
   * charts, where kustomize has it, that folder is used. Else its archive is, which `cdk8s-gitops helm pull` fetches and
   * locks.
   *
   * @default - none
   */
  readonly version?: string;
  /** The repository that the chart is from, or the address `oci://…` of the folder of a registry that it is in. @default - none */
  readonly repo?: string;
  /** A file that is used instead of the chart's values.yaml, relative to the working folder. @default - values.yaml of the chart */
  readonly valuesFile?: string;
  /** More files with values, relative to the working folder. They win over all others. @default - none */
  readonly additionalValuesFiles?: readonly string[];
  /**
   * Values that are merged with those of the file, as a strategic merge patch. So a null deletes the value from the file,
   * and the chart's own default stays.
   *
   * @default - none
   */
  readonly valuesInline?: Readonly<Record<string, unknown>>;
  /**
   * Which values win: `override` those of `valuesInline`, `merge` those of the file. With `replace`, the file is not used.
   *
   * @default override
   */
  readonly valuesMerge?: 'override' | 'merge' | 'replace';
  /** Whether the files of the chart's folder `crds/` are included. @default false */
  readonly includeCRDs?: boolean;
  /** Whether all hooks are left out, tests as well. @default false */
  readonly skipHooks?: boolean;
  /** Whether tests of the release are left out. @default false */
  readonly skipTests?: boolean;
  /** API versions that the chart sees in addition to those that helm knows. @default - none */
  readonly apiVersions?: readonly string[];
  /** The Kubernetes version that the chart sees, with three numbers. @default 1.36.0 */
  readonly kubeVersion?: string;
}

/** What all charts of a kustomization share. */
export interface KustomizationHelmGlobals {
  /** The folder for charts, relative to the working folder. @default charts */
  readonly chartHome?: string;
}
