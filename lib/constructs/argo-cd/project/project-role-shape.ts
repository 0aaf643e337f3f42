import { checkShape } from '../../../core/check/check-shape';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { either, list, matching, object, oneOf, required, text, textOf } from '../../../core/check/shapes';
import { at, type Fault, fault } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { checkRepeats } from './check-repeats';
import { policyLine, projectActions, projectResources, type ProjectPermission, type ProjectRole } from './project-role';

const roleName: TextRule = {
  rule: 'name',
  wanted: 'be letters, digits, "-" and "_", with a letter or digit at both ends',
  example: 'ci',
  accepts: (value) => /^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(value),
};

const actions: readonly string[] = projectActions;
const action: TextRule = {
  rule: 'choice',
  wanted: `be one of ${actions.join(', ')}, or start with action/, update/ or delete/`,
  example: 'sync',
  accepts: (value) => actions.includes(value) || /(action|update|delete)\/[^,]+$/.test(value),
  nearest: (value) => nearest(value, actions),
};

const objectName: TextRule = {
  rule: 'name',
  wanted: 'be NAME or NAMESPACE/NAME, with "*" for any',
  example: '*',
  accepts: (value) => /^([*\w-.]+\/)?[*\w-.]+\s*$/.test(value),
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

/** A role of a project. What its policies have to do with the names of project and role is checked by `checkRoles`. */
export const projectRole = refined<ProjectRole>({
  name: matching(roleName),
  policies: list(either(permission, text)),
  groups: list(textOf({ check: checkGroup })),
});

/** What is wrong between the roles of a project, and in policies that are written as lines. */
export function checkRoles(roles: unknown, project: string): readonly Fault[] {
  const maps = listOf(roles).map((role) => (isPlainMap(role) ? role : {}));
  return [
    ...checkRepeats(maps.map(({ name }) => name)).map((each) => ({ ...each, path: [...each.path, 'name'] })),
    ...maps.flatMap((role, index) => at(index, checkRole(role, project))),
  ];
}

function checkRole({ name, policies, groups }: PlainMap, project: string): readonly Fault[] {
  const role = String(name);
  const lines = listOf(policies).map((policy) =>
    isPlainMap(policy) ? policyLine(policy as unknown as ProjectPermission, project, role) : policy,
  );
  return [
    ...at('policies', checkRepeats(lines)),
    ...at('groups', checkRepeats(listOf(groups))),
    ...listOf(policies).flatMap((policy, index) =>
      typeof policy === 'string' ? at(['policies', index], checkLine(policy, project, role)) : [],
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

function checkGroup(group: string): readonly Fault[] {
  const isQuoted = /^".+"$/s.test(group);
  if (group.trim() === '' || group !== group.trim() || /["\n\r\t]/.test(isQuoted ? group.slice(1, -1) : group)) {
    const what = (at: string): string => `Cannot use ${quote(group)} as ${at}: Argo CD refuses it`;
    return [fault('group', [], what, 'use the name without spaces around it and quotes in it')];
  }
  const what = (at: string): string => `Cannot use ${quote(group)} as ${at}: a name with a comma must be quoted`;
  return group.includes(',') && !isQuoted ? [fault('group', [], what, `use '"${group}"'`)] : [];
}
