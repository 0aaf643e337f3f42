import { useOneOf } from '../../../core/check/use-one-of';
import { type Problem } from '../../../core/error';
import { describeTarget, type PatchTarget } from '../../../core/patch/selector';
import { type ImageSpec, type PatchSpec } from '../file/kustomization-spec';
import { type BuildResult } from '../rule/observer';
import { type Rule } from '../rule/rule';
import { splitImage } from '../transform/image';
import { select } from '../transform/patches';
import { type RuleEntry, type RuleLog } from './rule-log';

/** What is wrong with a rule. */
export type Miss = Problem & { readonly source: Rule };

/** Finds the rules, and the parts of rules, that match nothing. */
export function missedRules(log: RuleLog): Miss[] {
  return [
    ...log.entries.flatMap((entry) => (log.idle.has(entry.rule) ? idle(entry) : missOf(entry, log.result))),
    ...log.missed.map(missedPart),
  ];
}

/** The finding for an empty patch, such as a file with comments only. kubectl ignores it. */
function idle({ rule }: RuleEntry): Miss[] {
  return [{ source: rule, what: 'Cannot apply an empty patch', fix: 'write the patch, or remove the rule' }];
}

function missOf(entry: RuleEntry, result: BuildResult | undefined): Miss[] {
  const { rule, matched, there } = entry;
  if (matched.length > 0) {
    return [];
  }
  switch (rule.field) {
    case 'images': {
      const { name = '' } = rule.spec as ImageSpec;
      return [
        {
          source: rule,
          what: `Cannot change the image ${name}: no container uses it`,
          fix: useOneOf(name, imageNames(there), nothingThere),
        },
      ];
    }
    case 'patches':
    case 'patchesJson6902': {
      const target: PatchTarget = (rule.spec as PatchSpec).target ?? {};
      const problem = addedLater(target, result) ?? { what: 'no object matches', fix: useTarget(target, there) };
      return [{ source: rule, ...problem, what: `Cannot patch ${describeTarget(target)}: ${problem.what}` }];
    }
    case 'replicas': {
      const { name = '' } = rule.spec as { readonly name?: string };
      return [
        {
          source: rule,
          what: `Cannot set the replicas of ${name}: no workload has that name`,
          fix: useOneOf(
            nameField(name),
            there.map((id) => nameField(splitId(id).name)),
            nothingThere,
          ),
        },
      ];
    }
    default:
      return [];
  }
}

function missedPart({ rule, what, there }: { rule: Rule; what: string; there: readonly string[] }): Miss {
  return {
    source: rule,
    what: `Cannot replace anything in ${what}: no object matches`,
    fix: useOneOf(what, there, nothingThere),
  };
}

/** The problem of a target that matches at the end of the build only, because of labels or annotations. */
function addedLater(target: PatchTarget, result: BuildResult | undefined): Problem | undefined {
  const field = (['labelSelector', 'annotationSelector'] as const).find((name) => target[name]);
  if (field === undefined || result === undefined) {
    return undefined;
  }
  const ids = select(result.objects, target).map((object) => object.originalId());
  const added = field === 'labelSelector' ? 'labels' : 'annotations';
  return ids.length === 0
    ? undefined
    : {
        what: `the ${added} are added after the patch`,
        fix: `${useTarget(
          target,
          ids.map(({ kind, name }) => `${kind}/${name}`),
        )}, or add the ${added} in a base`,
      };
}

/** The fields of a target that would match. */
function useTarget({ kind = '', name = '' }: PatchTarget, there: readonly string[]): string {
  const show = (each: { kind: string; name: string }): string =>
    `{ kind: ${quoted(each.kind)}, name: ${quoted(each.name)} }`;
  return useOneOf(show({ kind, name }), there.map(splitId).map(show), nothingThere);
}

function splitId(id: string): { readonly kind: string; readonly name: string } {
  const slash = id.indexOf('/');
  return { kind: id.slice(0, slash), name: id.slice(slash + 1) };
}

const nameField = (name: string): string => `name: ${quoted(name)}`;

const quoted = (text: string): string => JSON.stringify(text);

const imageNames = (images: readonly string[]): string[] => images.map((image) => splitImage(image).name);

const nothingThere = 'remove the rule: there is nothing that it could match';
