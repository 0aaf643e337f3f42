import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { isPlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { PROJECT_ACTIONS, PROJECT_RESOURCES } from './project-role';

const ROLE_NAME = /^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** What is wrong with the rendered roles of a project, each by itself and among each other. */
export function checkProjectRoles(roles: unknown, project: string): Problem[] {
  const list = (Array.isArray(roles) ? (roles as unknown[]) : []).filter(isPlainMap);
  return [
    ...checkRepeats(
      list.map(({ name }) => name),
      'roles',
    ),
    ...list.flatMap((role, index) => {
      const path = `roles[${index}]`;
      return [
        ...checkRoleName(role.name, `${path}.name`),
        ...checkRepeats(role.policies, `${path}.policies`),
        ...checkRepeats(role.groups, `${path}.groups`),
        ...textsOf(role.policies).flatMap((line) => checkPolicy(line, project, String(role.name), `${path}.policies`)),
        ...textsOf(role.groups).flatMap((group) => checkGroup(group, `${path}.groups`)),
      ];
    }),
  ];
}

function checkRoleName(name: unknown, path: string): Problem[] {
  return typeof name === 'string' && !ROLE_NAME.test(name)
    ? [
        {
          what: `Cannot use ${quote(name)} as ${path}: it must be letters, digits, "-" and "_", with a letter or digit at both ends`,
          fix: 'use "ci", for example',
        },
      ]
    : [];
}

function checkGroup(group: string, path: string): Problem[] {
  const isQuoted = /^".+"$/s.test(group);
  if (group.trim() === '' || group !== group.trim() || /["\n\r\t]/.test(isQuoted ? group.slice(1, -1) : group)) {
    return [
      {
        what: `Cannot use ${quote(group)} in ${path}: Argo CD refuses it`,
        fix: 'give the name without spaces around it',
      },
    ];
  }
  return group.includes(',') && !isQuoted
    ? [{ what: `Cannot use ${quote(group)} in ${path}: a comma in it must be quoted`, fix: `use '"${group}"'` }]
    : [];
}

/** The rules by which Argo CD takes a line of Casbin in a project. */
function checkPolicy(line: string, project: string, role: string, path: string): Problem[] {
  const [kind, subject, resource = '', action = '', object = '', effect, ...more] = line
    .split(',')
    .map((p) => p.trim());
  const wanted = `p, proj:${project}:${role}, RESOURCE, ACTION, ${project}/OBJECT, allow`;
  if (kind !== 'p' || effect === undefined || more.length > 0 || subject !== `proj:${project}:${role}`) {
    const what = `Cannot use ${quote(line)} in ${path}: it must be of the form "${wanted}"`;
    return [{ what, fix: `use { action: 'sync' }, from which the line is made` }];
  }
  const objectPattern = /^\/([*\w-.]+\/)?[*\w-.]+$/;
  return [
    ...oneOf(resource, PROJECT_RESOURCES, `resource in ${path}`),
    ...(/(action|update|delete)\/./.test(action) ? [] : oneOf(action, PROJECT_ACTIONS, `action in ${path}`)),
    ...oneOf(effect, ['allow', 'deny'], `effect in ${path}`),
    ...(object.startsWith(project) && objectPattern.test(object.slice(project.length))
      ? []
      : [
          {
            what: `Cannot use ${quote(object)} as object in ${path}: it must be ${project}/NAME or ${project}/NAMESPACE/NAME`,
            fix: `use ${quote(`${project}/*`)} for all`,
          },
        ]),
  ];
}

function oneOf(value: string, known: readonly string[], as: string): Problem[] {
  const near = nearest(value, known);
  return known.includes(value)
    ? []
    : [
        {
          what: `Cannot use ${quote(value)} as ${as}: it must be one of ${known.join(', ')}`,
          fix: near === undefined ? `use one of ${known.join(', ')}` : `use ${quote(near)}`,
        },
      ];
}

/** A finding on every text that a list has twice; Argo CD then refuses the project. */
export function checkRepeats(list: unknown, path: string): Problem[] {
  const texts = textsOf(list);
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))].map((text) => ({
    what: `Cannot use ${quote(text)} twice in ${path}: Argo CD refuses the project`,
    fix: 'keep one of them',
  }));
}

function textsOf(list: unknown): string[] {
  return (Array.isArray(list) ? (list as unknown[]) : []).filter((item): item is string => typeof item === 'string');
}
