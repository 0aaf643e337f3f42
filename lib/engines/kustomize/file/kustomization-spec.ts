import { type TypeOf } from '../../../core/check/shape';
import { type Manifest } from '../../../core/manifest';
import { type PatchTarget } from '../../../core/patch/selector';
import { type PlainMap } from '../../../core/plain';
import {
  type generatorOptions,
  type image,
  type kustomization,
  type replacementEntry,
  type replica,
} from './kustomization-shape';

/** A kustomization file after it was checked: known fields only, under their exact names, without nulls. */
export type KustomizationFile = TypeOf<typeof kustomization>;

/** Selects objects of the build. Every field is a regular expression for the whole text; an empty one matches all. */
export type SelectorSpec = PatchTarget;

/** An entry of `images`. */
export type ImageSpec = TypeOf<typeof image>;

/** An entry of `labels`. */
export type LabelSpec = EntryOf<'labels'>;

/** An entry of `replicas`. */
export type ReplicaSpec = TypeOf<typeof replica>;

/** An entry of `patches` or `patchesJson6902`. */
export type PatchSpec = Omit<EntryOf<'patches'>, 'patch'> & {
  /** YAML text as in a file or, from code, its content as data. */
  readonly patch?: string | PlainMap | readonly unknown[];
};

/** `generatorOptions`, and `options` of one generator. */
export type GeneratorOptionsSpec = TypeOf<typeof generatorOptions>;

/** An entry of `configMapGenerator` or `secretGenerator`; only a Secret has a type. */
export type GeneratorSpec = EntryOf<'secretGenerator'>;

/** An entry of `vars`. */
export type VarSpec = EntryOf<'vars'>;

/** An entry of `replacements`: inline, or a file with one replacement or a list of them. */
export type ReplacementSpec = TypeOf<typeof replacementEntry>;

/** An entry of `helmCharts`. */
export type HelmChartSpec = EntryOf<'helmCharts'>;

/** `helmGlobals`. */
export type HelmGlobalsSpec = NonNullable<KustomizationFile['helmGlobals']>;

/** `sortOptions`. */
export type SortSpec = NonNullable<KustomizationFile['sortOptions']>;

/** An entry of a list of a kustomization file. */
type EntryOf<Field extends keyof KustomizationFile> =
  NonNullable<KustomizationFile[Field]> extends readonly (infer Entry)[] ? Entry : never;

/** Objects that come from code instead of a file. */
export interface ManifestSource {
  readonly manifests: readonly Manifest[];
  /** Their place in messages: a construct path. */
  readonly source: string;
}

/** A kustomization to build: that of a file, or one from code, which has objects and patches as data. */
export type KustomizationSpec = Omit<KustomizationFile, 'resources' | 'patches'> & {
  /** Paths or, from code, also objects. */
  readonly resources?: readonly (string | ManifestSource)[];
  readonly patches?: readonly PatchSpec[];
};
