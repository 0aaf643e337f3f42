import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { type CheckedChange, type RuleFinding } from './danger-rule';

/** Roles that allow more, bindings with more subjects, and new objects that allow everything. */
export function accessDangers({ before, after, action }: CheckedChange): RuleFinding[] {
  if (after === undefined || !after.apiVersion.startsWith('rbac.authorization.k8s.io/')) {
    return [];
  }
  if (before === undefined) {
    return newDangers(after);
  }
  return action === 'changed' || action === 'renamed'
    ? [...ruleDangers(before, after), ...subjectDangers(before, after)]
    : [];
}

const fix = 'check that the new access is wanted';

function newDangers(object: Manifest): RuleFinding[] {
  const isAll = listOf(object.rules)
    .filter(isPlainMap)
    .some((rule) => covers(rule, everything));
  const isAdmin = isPlainMap(object.roleRef) && object.roleRef.name === 'cluster-admin';
  return isAll || isAdmin
    ? [{ path: isAll ? 'rules' : 'roleRef.name', what: `The new ${object.kind} allows everything`, fix }]
    : [];
}

const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };

/** Rules that no rule of before covers as a whole, each of their verbs and resources taken alone. */
function ruleDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const known = listOf(before.rules).filter(isPlainMap);
  return listOf(after.rules).flatMap((rule, index) => {
    const isNew = isPlainMap(rule) && singleRules(rule).some((single) => !known.some((each) => covers(each, single)));
    return isNew ? [{ path: `rules[${index}]`, what: `The ${after.kind} allows more than before`, fix }] : [];
  });
}

const fields = ['apiGroups', 'resources', 'verbs', 'nonResourceURLs', 'resourceNames'] as const;

/** A rule with one group, resource, verb and name, for each of them. */
function singleRules(rule: PlainMap): PlainMap[] {
  return fields.reduce<PlainMap[]>(
    (rules, field) => {
      const values = listOf(rule[field]);
      return values.length === 0
        ? rules
        : rules.flatMap((each) => values.map((value) => ({ ...each, [field]: [value] })));
    },
    [{}],
  );
}

function covers(rule: PlainMap, single: PlainMap): boolean {
  return fields.every((field) => {
    const [given, wanted] = [listOf(rule[field]), listOf(single[field])];
    if (field === 'resourceNames') {
      return given.length === 0 || (wanted.length > 0 && wanted.every((value) => given.includes(value)));
    }
    return wanted.every((value) => given.includes('*') || given.includes(value));
  });
}

function subjectDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const known = new Set(listOf(before.subjects).map(subjectText));
  return listOf(after.subjects).flatMap((subject, index) =>
    known.has(subjectText(subject))
      ? []
      : [{ path: `subjects[${index}]`, what: `${subjectText(subject)} gets the access of the ${after.kind}`, fix }],
  );
}

function subjectText(subject: unknown): string {
  const { kind, namespace, name } = isPlainMap(subject) ? subject : {};
  return [kind, namespace, name].filter((part) => typeof part === 'string').join(' ');
}
