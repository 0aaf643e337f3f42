import { type IConstruct } from 'constructs';
import { type Patch } from '../../core/patch/patch';
import { type Replacement } from '../../engines/kustomize/replacements/replacement';
import { type KustomizationEmit } from './emit-props';
import { type ConfigMapGenerator, type GeneratorOptions, type SecretGenerator } from './generator-props';
import { type ImageOverride, type RegistryOverride } from './image-props';

/** A rule that may match nothing. */
export interface OptionalRule {
  /**
   * Whether the rule may match nothing without being an error.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Labels that are put on all objects. */
export interface LabelRule {
  /** The labels; those that are there are overwritten. */
  readonly pairs: Readonly<Record<string, string>>;
  /**
   * Whether selectors and Pod templates get them as well. A Deployment's selector can't be changed once it is applied.
   *
   * @default false
   */
  readonly includeSelectors?: boolean;
  /** Whether Pod templates get them, but no selectors. @default false */
  readonly includeTemplates?: boolean;
  /** More fields that get them. @default - none */
  readonly fields?: readonly KustomizationFieldSpec[];
}

/** A field in which a transformer writes. */
export interface KustomizationFieldSpec {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** Keys with `/` between them; lists are gone through. */
  readonly path: string;
  /** Whether the field is made where it is missing. @default false */
  readonly create?: boolean;
}

/** How many replicas a workload runs. */
export interface ReplicaRule extends OptionalRule {
  /** Name of a Deployment, StatefulSet, ReplicaSet or ReplicationController, as it is or was. */
  readonly name: string;
  /** 0 or more. */
  readonly count: number;
}

/** A replacement that may select nothing, or the file that holds some. */
export type ReplacementRule = OptionalRule & (Replacement | { readonly path: string });

/** In which order the objects come. */
export interface KustomizationSort {
  /** `legacy`: by kind, Namespaces and CRDs first, webhooks last; `fifo`: as they were read. */
  readonly order: 'legacy' | 'fifo';
  /** Kinds that come first and last under `legacy`. @default - kustomize's own lists */
  readonly legacySortOptions?: { readonly orderFirst?: readonly string[]; readonly orderLast?: readonly string[] };
}

/** Props of `Kustomization`: the fields of a kustomization file, and what only code can say. */
export interface KustomizationProps {
  /**
   * What the kustomization builds on: files with objects and folders with a kustomization, relative to the working
   * folder, and constructs. A construct is read as finished JSON and not moved; build it in an App of its own, so that
   * any number of overlays can share it.
   *
   * @default - nothing but what is generated
   * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
   */
  readonly resources?: readonly (string | IConstruct)[];
  /**
   * Folders with a Component, relative to the working folder. They change what was read and generated before the rules
   * of this kustomization do.
   *
   * @default - none
   */
  readonly components?: readonly string[];
  /** Namespace of all objects that have one, and of what refers to them. @default - as they say themselves */
  readonly namespace?: string;
  /** Put in front of all names, and of what refers to them. @default - none */
  readonly namePrefix?: string;
  /** Put behind all names, and what refers to them. @default - none */
  readonly nameSuffix?: string;
  /** @default - none */
  readonly labels?: readonly LabelRule[];
  /** Annotations that all objects and Pod templates get. @default - none */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Images that are exchanged. @default - none */
  readonly images?: readonly (ImageOverride | RegistryOverride)[];
  /** @default - none */
  readonly replicas?: readonly ReplicaRule[];
  /** Strategic merge patches and JSON patches, applied before names are changed. @default - none */
  readonly patches?: readonly Patch[];
  /** ConfigMaps that are made. @default - none */
  readonly configMapGenerator?: readonly ConfigMapGenerator[];
  /** Secrets that are made; they stand in the output as they are in the files. @default - none */
  readonly secretGenerator?: readonly SecretGenerator[];
  /** Options of all generators. @default - none */
  readonly generatorOptions?: GeneratorOptions;
  /** Values that are copied from field to field. @default - none */
  readonly replacements?: readonly ReplacementRule[];
  /** Files that tell where transformers look. @default - kustomize's own places */
  readonly configurations?: readonly string[];
  /** Files with OpenAPI definitions that tell which fields of custom resources refer to others. @default - none */
  readonly crds?: readonly string[];
  /** File with the OpenAPI schema by which patches merge lists. @default - that of Kubernetes 1.21 */
  readonly openapi?: { readonly path: string };
  /** Files, folders or texts with configs of kustomize's own generators. @default - none */
  readonly generators?: readonly string[];
  /** Files, folders or texts with configs of kustomize's own transformers, run last. @default - none */
  readonly transformers?: readonly string[];
  /** @default - legacy, as kubectl has it */
  readonly sortOptions?: KustomizationSort;
  /** What is noted on the objects. @default - nothing */
  readonly buildMetadata?: readonly ('managedByLabel' | 'originAnnotations' | 'transformerAnnotations')[];
  /**
   * By which keys patches merge lists: kubectl's, which are those of Kubernetes 1.21, or `current`: those of today's
   * Kubernetes, and for custom resources those that their CustomResourceDefinitions among the resources declare
   * (`x-kubernetes-list-map-keys`). Kubectl can't follow the latter, so it can't be emitted.
   *
   * @default kubectl
   */
  readonly mergeKeys?: 'kubectl' | 'current';
  /**
   * Whether a rule that matches nothing is an error, and what kubectl destroys without a word: an element of a patch
   * without its merge key, a generated key that the API server refuses, a dot in the name of an image that matches
   * another letter.
   *
   * @default true
   */
  readonly strict?: boolean;
  /** Writes a folder for `kubectl apply -k` and Argo CD instead of the objects. @default - the objects are written */
  readonly emit?: KustomizationEmit;
}
