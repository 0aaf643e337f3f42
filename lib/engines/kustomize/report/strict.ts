import { type Finding, finding, type Problem } from '../../../core/error';
import { useOneOf } from '../../../core/check/use-one-of';
import { lostElementProblem } from '../../../core/patch/apply-patches';
import { describeTarget, type PatchTarget } from '../../../core/patch/selector';
import { splitImage } from '../transform/image';
import { type ImageSpec, type PatchSpec } from '../file/kustomization-spec';
import { type Rule } from '../rule/rule';
import { imageProblems } from './image-problems';
import { lostReferences } from './lost-references';
import { type RuleEntry, type RuleLog } from './rule-log';

/** Options for rules that match nothing. */
export interface StrictOptions {
  /** Whether a rule has to match something. */
  readonly mustMatch: (rule: Rule) => boolean;
  /** Another way than to fix the rule, added to the fix: `; or set optional: true`. */
  readonly wayOut: string;
}

/**
 * Finds mistakes that kubectl does not report: rules that match nothing, parts of patches that get lost or break an
 * object, image names with a dot that matches another character or with a tag, references to generated objects that are
 * not there, and keys that the API server does not accept. A patch that changes nothing is a warning.
 */
export function strictFindings(log: RuleLog, { mustMatch, wayOut }: StrictOptions): Finding[] {
  const misses = [
    ...log.entries.flatMap((entry) => (log.idle.has(entry.rule) ? idle(entry) : missOf(entry))),
    ...log.missed.map(missedPart),
  ].filter(({ source }) => mustMatch(source));
  return [
    ...misses.map(({ source: { where }, what, fix }) =>
      finding({ rule: 'nothing-matched', where, what, fix: `${fix}${wayOut}` }),
    ),
    ...log.lost.map(({ rule: { where }, object, element }) =>
      finding({ where, ...lostElementProblem(element, object) }),
    ),
    ...log.mergeProblems.map(({ rule: { where }, problem }) => finding({ where, ...problem })),
    ...imageProblems(log),
    ...(log.result === undefined ? [] : lostReferences(log.result)),
    ...log.generators.flatMap(({ rule, object, keys }) =>
      keys.filter(isBadKey).map((key) => finding({ where: rule.where, ...badKey(object, key) })),
    ),
    ...uselessPatches(log).filter(mustMatch).map(uselessPatch),
  ];
}

/** The patches that were merged into objects which have all of it already. */
function uselessPatches({ merges, mergeProblems, lost }: RuleLog): Rule[] {
  const wrong = new Set([...mergeProblems, ...lost].map(({ rule }) => rule));
  return [...merges].filter(([rule, hasChanged]) => !hasChanged && !wrong.has(rule)).map(([rule]) => rule);
}

function uselessPatch({ where }: Rule): Finding {
  const what = 'The patch changes nothing: the objects have all of it already';
  return finding({
    rule: 'no-change',
    severity: 'warning',
    where,
    what,
    fix: 'remove the patch, or correct its fields',
  });
}

/** The finding for an empty patch, such as a file with comments only. kubectl ignores it. */
function idle({ rule }: RuleEntry): Miss[] {
  return [{ source: rule, what: 'Cannot apply an empty patch', fix: 'write the patch, or remove the rule' }];
}

type Miss = Problem & { readonly source: Rule };

function missOf(entry: RuleEntry): Miss[] {
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
      const what = `Cannot patch ${describeTarget(target)}: no object matches`;
      return [{ source: rule, what, fix: useTarget(target, there) }];
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

/** Whether the API server does not accept a key of a ConfigMap or Secret. */
function isBadKey(key: string): boolean {
  return !/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key === '.' || key.startsWith('..');
}

function badKey(object: string, key: string): Problem {
  return {
    rule: 'generated-key',
    what: `Cannot generate ${object} with the key ${JSON.stringify(key)}: the API server does not accept it`,
    fix: 'use letters, digits, -, _ and . only, at most 253 characters, and do not begin with ..',
  };
}
