import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { type FieldSpec } from '../field/field-spec';

/** Selects objects of the build. Every field is a regular expression for the whole text; an empty one matches all. */
export interface SelectorSpec {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}

/** An entry of `images`. */
export interface ImageSpec {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
  readonly tagSuffix?: string;
}

/** An entry of `labels`. */
export interface LabelSpec {
  readonly pairs?: Readonly<Record<string, string>>;
  readonly includeSelectors?: boolean;
  readonly includeTemplates?: boolean;
  readonly fields?: readonly FieldSpec[];
}

/** An entry of `replicas`. */
export interface ReplicaSpec {
  readonly name?: string;
  readonly count?: number;
}

/** An entry of `patches` or `patchesJson6902`. */
export interface PatchSpec {
  readonly path?: string;
  /** YAML text as in a file or, from code, its content as data. */
  readonly patch?: string | PlainMap | readonly unknown[];
  readonly target?: SelectorSpec;
  readonly options?: { readonly allowNameChange?: boolean; readonly allowKindChange?: boolean };
}

/** `generatorOptions`, and `options` of one generator. */
export interface GeneratorOptionsSpec {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly disableNameSuffixHash?: boolean;
  readonly immutable?: boolean;
}

/** An entry of `configMapGenerator` or `secretGenerator`. */
export interface GeneratorSpec {
  readonly name?: string;
  readonly namespace?: string;
  readonly behavior?: string;
  readonly literals?: readonly string[];
  readonly files?: readonly string[];
  readonly envs?: readonly string[];
  readonly env?: string;
  readonly options?: GeneratorOptionsSpec;
  /** Only for Secrets. */
  readonly type?: string;
}

/** An entry of `vars`. */
export interface VarSpec {
  readonly name?: string;
  readonly objref?: {
    readonly apiVersion?: string;
    readonly group?: string;
    readonly version?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly fieldref?: { readonly fieldPath?: string };
}

/** An entry of `replacements`: inline, or a file with one replacement or a list of them. */
export interface ReplacementSpec {
  readonly path?: string;
  readonly source?: PlainMap;
  readonly sourceValue?: string;
  readonly targets?: readonly PlainMap[];
}

/** `sortOptions`. */
export interface SortSpec {
  readonly order?: string;
  readonly legacySortOptions?: { readonly orderFirst?: readonly string[]; readonly orderLast?: readonly string[] };
}

/** Objects that come from code instead of a file. */
export interface ManifestSource {
  readonly manifests: readonly Manifest[];
  /** Their place in messages: a construct path. */
  readonly source: string;
}

/** A checked kustomization: known fields only, under their exact names, without nulls. */
export interface KustomizationSpec {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: PlainMap;
  readonly openapi?: Readonly<Record<string, string>>;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly commonLabels?: Readonly<Record<string, string>>;
  readonly labels?: readonly LabelSpec[];
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  readonly patchesStrategicMerge?: readonly string[];
  readonly patchesJson6902?: readonly PatchSpec[];
  readonly patches?: readonly PatchSpec[];
  readonly images?: readonly ImageSpec[];
  readonly imageTags?: readonly ImageSpec[];
  readonly replacements?: readonly ReplacementSpec[];
  readonly replicas?: readonly ReplicaSpec[];
  readonly vars?: readonly VarSpec[];
  readonly sortOptions?: SortSpec;
  /** Paths or, from code, also objects. */
  readonly resources?: readonly (string | ManifestSource)[];
  readonly components?: readonly string[];
  readonly crds?: readonly string[];
  readonly bases?: readonly string[];
  readonly configMapGenerator?: readonly GeneratorSpec[];
  readonly secretGenerator?: readonly GeneratorSpec[];
  readonly helmGlobals?: PlainMap;
  readonly helmCharts?: readonly PlainMap[];
  readonly helmChartInflationGenerator?: readonly PlainMap[];
  readonly generatorOptions?: GeneratorOptionsSpec;
  readonly configurations?: readonly string[];
  readonly generators?: readonly string[];
  readonly transformers?: readonly string[];
  readonly validators?: readonly string[];
  readonly buildMetadata?: readonly string[];
}
