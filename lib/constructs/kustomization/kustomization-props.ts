import { type IConstruct } from 'constructs';
import { type Patch } from '../../core/patch/patch';
import { type Replacement } from '../../engines/kustomize/file/replacement';
import { type KustomizationEmit } from './emit-props';
import { type KustomizationHelmChart, type KustomizationHelmGlobals } from './chart-props';
import { type ConfigMapGenerator, type GeneratorOptions, type SecretGenerator } from './generator-props';
import { type ImageOverride, type RegistryOverride } from './image-props';

/** A rule that may match nothing. */
export interface OptionalRule {
  /**
   * Whether the rule may match nothing. Otherwise that is an error.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Labels that are added to all objects. */
export interface LabelRule {
  /** The labels. They overwrite existing labels. */
  readonly pairs: Readonly<Record<string, string>>;
  /**
   * Whether selectors and Pod templates get the labels as well. The selector of an applied Deployment can't be changed.
   *
   * @default false
   */
  readonly includeSelectors?: boolean;
  /** Whether Pod templates get the labels, but not selectors. @default false */
  readonly includeTemplates?: boolean;
  /** More fields that get the labels. @default - none */
  readonly fields?: readonly KustomizationFieldSpec[];
}

/** A field that a transformer changes. */
export interface KustomizationFieldSpec {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** Keys with `/` between them. If a value is a list, all its items are changed. */
  readonly path: string;
  /** Whether the field is added if it is missing. @default false */
  readonly create?: boolean;
}

/** How many replicas a workload runs. */
export interface ReplicaRule extends OptionalRule {
  /** Current or earlier name of a Deployment, StatefulSet, ReplicaSet or ReplicationController. */
  readonly name: string;
  /** Number of replicas; 0 or more. */
  readonly count: number;
}

/** A replacement, or the path of a file with replacements. */
export type ReplacementRule = OptionalRule & (Replacement | { readonly path: string });

/** The order of the objects. */
export interface KustomizationSort {
  /** `legacy`: by kind, with Namespaces and CRDs first and webhooks last. `fifo`: as they were read. */
  readonly order: 'legacy' | 'fifo';
  /** Kinds that come first and last in `legacy` order. @default - kustomize's own lists */
  readonly legacySortOptions?: { readonly orderFirst?: readonly string[]; readonly orderLast?: readonly string[] };
}

/** Props of `Kustomization`: the fields of a kustomization file, and further ones that only code can have. */
export interface KustomizationProps {
  /**
   * What the kustomization is based on: files with objects, folders with a kustomization, and constructs. Paths are
   * relative to the working folder. A construct is read as finished JSON and stays where it is. Build it in an App of
   * its own, so that any number of overlays can share it.
   *
   * @default - none, only what is generated
   * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
   */
  readonly resources?: readonly (string | IConstruct)[];
  /**
   * Folders with a Component, relative to the working folder. Components change the objects before the rules of this
   * kustomization do.
   *
   * @default - none
   */
  readonly components?: readonly string[];
  /** Namespace of all namespaced objects, and of references to them. @default - each object keeps its own */
  readonly namespace?: string;
  /** Prefix for all names, and for references to them. @default - none */
  readonly namePrefix?: string;
  /** Suffix for all names, and for references to them. @default - none */
  readonly nameSuffix?: string;
  /** @default - none */
  readonly labels?: readonly LabelRule[];
  /** Annotations that all objects and Pod templates get. @default - none */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Images that are replaced. @default - none */
  readonly images?: readonly (ImageOverride | RegistryOverride)[];
  /** @default - none */
  readonly replicas?: readonly ReplicaRule[];
  /** Strategic merge patches and JSON patches, applied before names are changed. @default - none */
  readonly patches?: readonly Patch[];
  /** ConfigMaps to make. @default - none */
  readonly configMapGenerator?: readonly ConfigMapGenerator[];
  /** Secrets to make. Their values are in the output, as they are in the files. @default - none */
  readonly secretGenerator?: readonly SecretGenerator[];
  /**
   * Helm charts, which helm renders in the constructor. As with kubectl, rules for namespaces do not change their objects.
   *
   * @default - none
   * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/helmcharts/
   */
  readonly helmCharts?: readonly KustomizationHelmChart[];
  /** What all charts share. @default - charts are in the folder `charts` */
  readonly helmGlobals?: KustomizationHelmGlobals;
  /** Options of all generators. @default - none */
  readonly generatorOptions?: GeneratorOptions;
  /** Values that are copied from field to field. @default - none */
  readonly replacements?: readonly ReplacementRule[];
  /** Files that define which fields transformers change. @default - kustomize's own fields */
  readonly configurations?: readonly string[];
  /** Files with OpenAPI definitions that define which fields of custom resources are references. @default - none */
  readonly crds?: readonly string[];
  /** File with the OpenAPI schema by which patches merge lists. @default - that of Kubernetes 1.21 */
  readonly openapi?: { readonly path: string };
  /** Files, folders or texts with configs of kustomize's own generators. @default - none */
  readonly generators?: readonly string[];
  /** Files, folders or texts with configs of kustomize's own transformers; they run last. @default - none */
  readonly transformers?: readonly string[];
  /** @default - legacy, as in kubectl */
  readonly sortOptions?: KustomizationSort;
  /** Labels and annotations about the build that are added to the objects. @default - none */
  readonly buildMetadata?: readonly ('managedByLabel' | 'originAnnotations' | 'transformerAnnotations')[];
  /**
   * The keys by which patches merge lists. `kubectl` uses the keys of Kubernetes 1.21, as kubectl does. `current` uses
   * the keys of today's Kubernetes, and for custom resources the keys that their CustomResourceDefinitions in the
   * resources declare (`x-kubernetes-list-map-keys`). Kubectl does not know `current`, so it can't be emitted.
   *
   * @default kubectl
   */
  readonly mergeKeys?: 'kubectl' | 'current';
  /**
   * Whether a rule that matches nothing is an error, and also everything that kubectl silently destroys: an element of
   * a patch without its merge key, a list element that loses fields, a reference to a generated object in another
   * namespace, a generated key that the API server refuses, a tag in the new name of an image, a dot in the name of an
   * image that matches another letter. A patch that changes nothing is a warning, on stderr and in the `report`.
   *
   * @default true
   */
  readonly strict?: boolean;
  /** Writes a folder for `kubectl apply -k` and Argo CD, instead of the objects. @default - the objects are written */
  readonly emit?: KustomizationEmit;
}
