import { type Finding, finding, type Problem } from '../../../core/error';
import { lostElementProblem } from '../../../core/patch/apply-patches';
import { type Rule } from '../rule/rule';
import { imageProblems } from './image-problems';
import { lostReferences } from './lost-references';
import { missedRules } from './missed-rules';
import { type RuleLog } from './rule-log';

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
  const misses = missedRules(log).filter(({ source }) => mustMatch(source));
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

/** The patches of objects which have all of it already. */
function uselessPatches({ patches, mergeProblems, lost }: RuleLog): Rule[] {
  const wrong = new Set([...mergeProblems, ...lost].map(({ rule }) => rule));
  return [...patches].filter(([rule, hasChanged]) => !hasChanged && !wrong.has(rule)).map(([rule]) => rule);
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
