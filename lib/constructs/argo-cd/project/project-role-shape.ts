import { checkShape } from '../../../core/check/check-shape';
import { allDiffer, checkUnique } from '../../../core/check/check-unique';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { either, list, matching, object, oneOf, required, text } from '../../../core/check/shapes';
import { at, type Fault, fault } from '../../../core/fault';
import { isPlainMap, listOf } from '../../../core/plain';
import { policyLine, projectActions, projectResources, type ProjectPermission, type ProjectRole } from './project-role';

const roleName: TextRule = {
  rule: 'name',
  wanted: 'be letters, digits, "-" and "_", with a letter or digit at both ends',
  example: 'ci',
  accepts: (value) => /^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(value),
};

const actions: readonly string[] = projectActions;
const afterLastComma = (text: string): string => text.slice(text.lastIndexOf(',') + 1);
const action: TextRule = {
  rule: 'choice',
  wanted: `be one of ${actions.join(', ')}, or start with action/, update/ or delete/`,
  example: 'sync',
  accepts: (value) => actions.includes(value) || /(action|update|delete)\/./s.test(afterLastComma(value)),
  nearest: (value) => nearest(value, actions),
};

const objectName: TextRule = {
  rule: 'name',
  wanted: 'be NAME or NAMESPACE/NAME, with "*" for any',
  example: '*',
  accepts: (value) => /^([*\w-.]+\/)?[*\w-.]+\s*$/.test(value),
};

/** A group of single sign-on. Casbin reads a comma as an end, unless the name is quoted. */
const group: TextRule = {
  rule: 'group',
  wanted: 'have no spaces at its ends and no quotes in it, and be quoted if it has a comma',
  example: 'dev',
  accepts: (value) => {
    const isQuoted = /^".+"$/s.test(value);
    const inner = isQuoted ? value.slice(1, -1) : value;
    return value !== '' && value === value.trim() && !/["\n\r\t]/.test(inner) && (isQuoted || !value.includes(','));
  },
  nearest: (value) => (value.slice(1, -1).includes(',') && !value.includes('"') ? `"${value}"` : undefined),
};

const permission = object<ProjectPermission>(
  {
    resource: oneOf(projectResources),
    action: required(matching(action) as Shape<ProjectPermission['action']>),
    object: matching(objectName),
    effect: oneOf(['allow', 'deny']),
  },
  { example: "{ action: 'sync' }" },
);

/** A role of a project. What its policies have to do with the names of project and role is checked by `checkPolicies`. */
export const projectRole = refined<ProjectRole>({
  name: matching(roleName),
  policies: list(either(permission, text)),
  groups: list(matching(group), { unique: allDiffer }),
});

/** What is wrong with the policies of roles: lines for another role, and two that are the same line. */
export function checkPolicies(roles: unknown, project: string): readonly Fault[] {
  return listOf(roles).flatMap((role, index) =>
    isPlainMap(role) ? at([index, 'policies'], checkRole(listOf(role.policies), project, String(role.name))) : [],
  );
}

function checkRole(policies: readonly unknown[], project: string, role: string): readonly Fault[] {
  const lines = policies.map((policy) =>
    isPlainMap(policy) ? policyLine(policy as unknown as ProjectPermission, project, role) : policy,
  );
  return [
    ...checkUnique(lines, allDiffer),
    ...policies.flatMap((policy, index) =>
      typeof policy === 'string' ? at(index, checkLine(policy, project, role)) : [],
    ),
  ];
}

/** The rules by which Argo CD reads a line of Casbin in a project. */
function checkLine(line: string, project: string, role: string): readonly Fault[] {
  const [kind, subject, resource, done, path = '', effect, ...more] = line.split(',').map((part) => part.trim());
  const prefix = `${project}/`;
  const isOfForm = kind === 'p' && subject === `proj:${project}:${role}` && effect !== undefined && more.length === 0;
  if (!isOfForm || !path.startsWith(prefix)) {
    const form = `p, proj:${project}:${role}, RESOURCE, ACTION, ${prefix}OBJECT, allow`;
    const what = (at: string): string => `Cannot use ${quote(line)} as ${at}: it must be of the form ${quote(form)}`;
    return [fault('policy', [], what, "use { action: 'sync' }, from which the line is made")];
  }
  const parts = { resource, action: done, object: path.slice(prefix.length), effect };
  return checkShape(parts, permission).map(({ path: [part], what, ...rest }) => ({
    ...rest,
    path: [],
    what: (at) => what(`${part} of ${at}`),
  }));
}
