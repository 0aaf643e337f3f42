import { type JsonPatchOperation } from './json-patch';
import { type PatchTarget } from './selector';

/** The fields that a strategic merge patch sets. Null removes a field, `$patch` replaces or deletes a map or list. */
export interface PatchObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: object;
  readonly [field: string]: unknown;
}

/**
 * The content of a patch: fields to merge (a strategic merge patch), a list of JSON patch operations, or YAML text with
 * one of the two.
 */
export type PatchBody = PatchObject | readonly JsonPatchOperation[] | string;

/** The fields that patches from code and patches from a file have in common. */
export interface PatchRule {
  /**
   * The objects to patch. Without a target, a strategic merge patch applies to the object with the patch's kind, name and
   * namespace, and with its apiVersion if the patch has one. JSON patch operations need a target.
   *
   * @default - the object that the patch names
   */
  readonly target?: PatchTarget;
  /** @default - the patched object keeps its name and kind */
  readonly options?: PatchOptions;
  /**
   * Whether the patch may match nothing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of a strategic merge patch. */
export interface PatchOptions {
  /** Whether the patch may change the object's name. @default false */
  readonly allowNameChange?: boolean;
  /** Whether the patch may change the object's kind. @default false */
  readonly allowKindChange?: boolean;
}

/** A patch whose content is given in the code. */
export interface InlinePatch extends PatchRule {
  readonly patch: PatchBody;
  readonly path?: never;
}

/** A patch in a file. */
export interface PatchFile extends PatchRule {
  /** The file, relative to the working folder. */
  readonly path: string;
  readonly patch?: never;
}

/**
 * A change to objects that come from another place, such as a file or a chart.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export type Patch = InlinePatch | PatchFile;
