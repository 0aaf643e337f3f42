/** Which objects a patch changes. An object must match every field that is given. */
export interface KustomizePatchTarget {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** A regular expression. @default - any */
  readonly name?: string;
  /** A regular expression. @default - any */
  readonly namespace?: string;
  /** @default - any */
  readonly labelSelector?: string;
  /** @default - any */
  readonly annotationSelector?: string;
}

/** A patch on top of a kustomization. */
export interface KustomizePatch {
  /** The patch as YAML text, strategic merge or JSON6902. @default - taken from `path` */
  readonly patch?: string;
  /** A file of the repository with the patch. @default - given as `patch` */
  readonly path?: string;
  /** @default - the object that the patch names */
  readonly target?: KustomizePatchTarget;
  /** `allowNameChange`, `allowKindChange`. @default - none */
  readonly options?: Readonly<Record<string, boolean>>;
}

/** How many replicas a workload has. */
export interface KustomizeReplica {
  readonly name: string;
  readonly count: number | string;
}

/**
 * What Argo CD changes on top of a kustomization.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/
 */
export interface KustomizeSource {
  /** @default - none */
  readonly namePrefix?: string;
  /** @default - none */
  readonly nameSuffix?: string;
  /** @default - the destination's */
  readonly namespace?: string;
  /** `[name=]image[:tag|@digest]` @default - none */
  readonly images?: readonly string[];
  /** @default - none */
  readonly replicas?: readonly KustomizeReplica[];
  /** @default - none */
  readonly patches?: readonly KustomizePatch[];
  /** Folders of components, relative to the kustomization. @default - none */
  readonly components?: readonly string[];
  /** Skip components that do not exist. @default false */
  readonly ignoreMissingComponents?: boolean;
  /** @default - none */
  readonly commonLabels?: Readonly<Record<string, string>>;
  /** Overwrite labels that already exist. @default false */
  readonly forceCommonLabels?: boolean;
  /** Do not put common labels into selectors. @default false */
  readonly labelWithoutSelector?: boolean;
  /** Put common labels into Pod templates even if `labelWithoutSelector` is on. @default false */
  readonly labelIncludeTemplates?: boolean;
  /** @default - none */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Overwrite annotations that already exist. @default false */
  readonly forceCommonAnnotations?: boolean;
  /** Replace `$ARGOCD_APP_…` in annotations by its value. @default false */
  readonly commonAnnotationsEnvsubst?: boolean;
  /** Kubernetes version that charts in the kustomization see. @default - the cluster's */
  readonly kubeVersion?: string;
  /** API versions that charts in the kustomization see. @default - the cluster's */
  readonly apiVersions?: readonly string[];
  /** Name of a kustomize version that is set up in Argo CD. @default - Argo CD's own */
  readonly version?: string;
}
