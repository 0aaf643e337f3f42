import { type LostElement } from '../../../core/patch/strategic-merge';
import { type FieldChange } from '../../../core/diff-values';
import { type NameReference } from '../field/transformer-config';
import { type KustomizeResource } from '../resource/resource';
import { type Rule } from './rule';

/**
 * Called for each object that a rule applies to, even if the rule changes nothing.
 *
 * @param image the image that an image rule matched
 */
export type OnMatch = (resource: KustomizeResource, image?: string) => void;

/** The changes of one rule to one object. */
export interface RuleEffect {
  readonly resource: KustomizeResource;
  readonly changes: readonly FieldChange[];
}

/** The objects after all rules, with their final names. */
export interface BuildResult {
  readonly objects: readonly KustomizeResource[];
  /** The objects of generators, also those that are not in the output. */
  readonly generated: readonly KustomizeResource[];
  /** The fields that may contain the name of an object. */
  readonly references: readonly NameReference[];
}

/** Watches a build. Strict mode and the report of changes use it. Without an observer, a build has no extra cost. */
export interface BuildObserver {
  /** Whether `ruleDone` gets the changes of each rule. This needs a copy of every object for each rule. */
  readonly needsEffects: boolean;

  /**
   * Called after each rule of each kustomization, in the order in which they run.
   *
   * @param matched the objects that the rule applied to, changed or not
   * @param effects the changes, object by object
   * @param candidates all objects at the time when it ran
   */
  ruleDone(
    rule: Rule,
    matched: readonly KustomizeResource[],
    effects: readonly RuleEffect[],
    candidates: readonly KustomizeResource[],
  ): void;

  /** Called for an empty patch. */
  ruleIdle?(rule: Rule): void;

  /** Called for each image that an image rule matched. */
  imageMatched?(rule: Rule, image: string): void;

  /** Called for each part of a rule that selects nothing, such as one target of a replacement. */
  nothingSelected?(rule: Rule, what: string, candidates: readonly KustomizeResource[]): void;

  /** Called for each ConfigMap and Secret from a generator, before it is added to the other objects. */
  generated?(rule: Rule, resource: KustomizeResource): void;

  /** Called at the end of the build. */
  built?(result: BuildResult): void;

  /** Whether a rule may match nothing, even if kubectl fails for that. */
  isOptional?(rule: Rule): boolean;

  /** Called for each element of a patch that kustomize drops without a message. */
  elementLost?(rule: Rule, resource: KustomizeResource, element: LostElement): void;

  /** Called for each object that a strategic merge patch was merged into, with the object as it was before. */
  patchMerged?(rule: Rule, resource: KustomizeResource, before: unknown, patch: unknown): void;

  /** Called for each object that a JSON patch was applied to, with the object as it was before. */
  objectPatched?(rule: Rule, resource: KustomizeResource, before: unknown): void;
}
