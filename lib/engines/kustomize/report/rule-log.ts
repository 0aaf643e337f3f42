import { isDeepStrictEqual } from 'node:util';
import { type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { withoutSecrets } from '../../../core/secret-text';
import { type LostElement } from '../../../core/patch/strategic-merge';
import { collectImages } from './collect-images';
import { mergeProblems } from './merge-problems';
import { type BuildObserver, type BuildResult, type RuleEffect } from '../rule/observer';
import { type Rule } from '../rule/rule';
import { type FieldChange } from '../../../core/diff-values';
import { type KustomizeResource } from '../resource/resource';

/** The effect of one rule in a build. */
export interface RuleEntry {
  readonly rule: Rule;
  /** The objects that it applied to, as `Kind/name`, changed or not. */
  readonly matched: readonly string[];
  /** The changes, object by object. Empty if the log does not keep effects. */
  readonly effects: readonly { readonly object: string; readonly changes: readonly FieldChange[] }[];
  /** If it matched nothing: all objects or, for a rule about images, all images. */
  readonly there: readonly string[];
}

/** A part of a rule that selects nothing. */
export interface MissedPart {
  readonly rule: Rule;
  readonly what: string;
  readonly there: readonly string[];
}

/** Notes the effect of each rule of a build. Strict mode and the report use these notes. */
export class RuleLog implements BuildObserver {
  public readonly entries: RuleEntry[] = [];
  public readonly missed: MissedPart[] = [];
  public readonly idle = new Set<Rule>();
  public readonly lost: { readonly rule: Rule; readonly object: string; readonly element: LostElement }[] = [];
  /** What strategic merge patches broke, or have not done. */
  public readonly mergeProblems: { readonly rule: Rule; readonly problem: Problem }[] = [];
  /** The patches, and whether each has changed an object. */
  public readonly patches = new Map<Rule, boolean>();
  public readonly images: { readonly rule: Rule; readonly image: string }[] = [];
  public readonly generators: { readonly rule: Rule; readonly object: string; readonly keys: readonly string[] }[] = [];
  /** The objects after all rules. Undefined until the end of the build. */
  public result: BuildResult | undefined;

  /**
   * @param needsEffects whether to keep the changes of each rule
   * @param optional whether a rule may match nothing
   */
  constructor(
    public readonly needsEffects: boolean,
    private readonly optional: (rule: Rule) => boolean = () => false,
  ) {}

  public isOptional(rule: Rule): boolean {
    return this.optional(rule);
  }

  public ruleDone(
    rule: Rule,
    matched: readonly KustomizeResource[],
    effects: readonly RuleEffect[],
    candidates: readonly KustomizeResource[],
  ): void {
    this.entries.push({
      rule,
      matched: matched.map(nameOf),
      effects: effects.map(({ resource, changes }) => ({
        object: nameOf(resource),
        changes: shownChanges(resource, changes),
      })),
      there: matched.length > 0 ? [] : rule.field === 'images' ? collectImages(candidates) : candidates.map(nameOf),
    });
  }

  public elementLost(rule: Rule, resource: KustomizeResource, element: LostElement): void {
    this.lost.push({ rule, object: nameOf(resource), element });
  }

  public patchMerged(rule: Rule, resource: KustomizeResource, before: unknown, patch: unknown): void {
    const problems = mergeProblems({ object: nameOf(resource), before, patch, after: resource.object });
    this.mergeProblems.push(...problems.map((problem) => ({ rule, problem })));
    this.objectPatched(rule, resource, before);
  }

  public objectPatched(rule: Rule, resource: KustomizeResource, before: unknown): void {
    this.patches.set(rule, (this.patches.get(rule) ?? false) || !isDeepStrictEqual(before, resource.object));
  }

  public ruleIdle(rule: Rule): void {
    this.idle.add(rule);
  }

  public imageMatched(rule: Rule, image: string): void {
    this.images.push({ rule, image });
  }

  public nothingSelected(rule: Rule, what: string, candidates: readonly KustomizeResource[]): void {
    this.missed.push({ rule, what, there: candidates.map(nameOf) });
  }

  public generated(rule: Rule, resource: KustomizeResource): void {
    const { data, binaryData } = resource.object;
    const keys = [data, binaryData].flatMap((map) => Object.keys((map as object | undefined) ?? {}));
    this.generators.push({ rule, object: nameOf(resource), keys });
  }

  public built(result: BuildResult): void {
    this.result = result;
  }
}

/** The changes of an object. The values of a Secret are not shown, and neither are secrets in other objects. */
function shownChanges({ kind }: KustomizeResource, changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.map((change) => {
    const name = change.path.split('.').at(-1) ?? '';
    const isData = kind === 'Secret' && /^(?:data|stringData)(?:$|[.[])/.test(change.path);
    const show = (value: unknown): unknown => (isData ? hidden(value) : withoutSecrets(value, name));
    return { ...change, before: show(change.before), after: show(change.after) };
  });
}

/** The same map or value, with `***` for every text in it. */
function hidden(value: unknown): unknown {
  return isPlainMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hidden(item)]))
    : value === undefined || value === null
      ? value
      : '***';
}

const nameOf = (resource: KustomizeResource): string => `${resource.kind}/${resource.name}`;
