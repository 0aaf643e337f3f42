import { type JsonPatchOperation } from './json-patch';
import { type PatchTarget } from './selector';

/** The fields of an object that a strategic merge patch sets; null removes one, `$patch` directs how. */
export interface PatchObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: object;
  readonly [field: string]: unknown;
}

/**
 * What a patch says: fields to merge (a strategic merge patch), a list of JSON patch operations, or YAML text with either.
 */
export type PatchBody = PatchObject | readonly JsonPatchOperation[] | string;

/** What is common to patches from code and from a file. */
export interface PatchRule {
  /**
   * The objects to patch. Without it a strategic merge patch goes to the one object that has its apiVersion, kind,
   * name and namespace; JSON patch operations need a target.
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

/** A patch whose text or content is given where it is used. */
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
 * A change to objects that come from elsewhere.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export type Patch = InlinePatch | PatchFile;
