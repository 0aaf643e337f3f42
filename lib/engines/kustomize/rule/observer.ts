import { type LostElement } from '../../../core/patch/strategic-merge';
import { type FieldChange } from '../../../core/diff-values';
import { type KustomizeResource } from '../resource/resource';
import { type Rule } from './rule';

/**
 * Called for each object to which a rule applied, whether that changed anything or not.
 *
 * @param image the image that an image rule took for its own
 */
export type OnMatch = (resource: KustomizeResource, image?: string) => void;

/** What one rule did to one object. */
export interface RuleEffect {
  readonly resource: KustomizeResource;
  readonly changes: readonly FieldChange[];
}

/** Watches a build. Strict mode and the report of what each rule changed both come from it; without one it costs nothing. */
export interface BuildObserver {
  /** Whether `ruleDone` is told what each rule changed, which takes a copy of every object for each rule. */
  readonly needsEffects: boolean;

  /**
   * Called after each rule of each kustomization, in the order in which they run.
   *
   * @param matched the objects to which the rule applied, changed or not
   * @param effects what it changed, object by object
   * @param candidates the objects that there were when it ran
   */
  ruleDone(
    rule: Rule,
    matched: readonly KustomizeResource[],
    effects: readonly RuleEffect[],
    candidates: readonly KustomizeResource[],
  ): void;

  /** Called for a patch that says nothing. */
  ruleIdle?(rule: Rule): void;

  /** Called for each image that an image rule took for its own. */
  imageMatched?(rule: Rule, image: string): void;

  /** Called for each part of a rule that selects nothing: one target of a replacement. */
  nothingSelected?(rule: Rule, what: string, candidates: readonly KustomizeResource[]): void;

  /** Called for each ConfigMap and Secret that a generator made, before it meets what is there. */
  generated?(rule: Rule, resource: KustomizeResource): void;

  /** Whether a rule may match nothing, even where kubectl fails for it. */
  isOptional?(rule: Rule): boolean;

  /** Called for each element of a patch that kustomize drops without a word, since it lacks a merge key. */
  elementLost?(rule: Rule, resource: KustomizeResource, element: LostElement): void;
}
