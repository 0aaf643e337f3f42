import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { type ArgoCdRbac } from '../props/logins';
import { checkChoice } from './check-choice';

/** How many fields a line of each kind has: `p, who, what, action, object, effect` and `g, who, role`. */
const fields: Readonly<Record<string, number>> = { p: 6, g: 3 };

/** What a policy can be about; patterns, and names that are nothing like these, are left to Argo CD. */
const resources = [
  'accounts',
  'applications',
  'applicationsets',
  'certificates',
  'clusters',
  'exec',
  'extensions',
  'gpgkeys',
  'logs',
  'projects',
  'repositories',
  'write-repositories',
];

/** What is wrong with policies: a broken line locks everybody out. */
export function checkPolicies(rbac: ArgoCdRbac = {}): Problem[] {
  return [
    ...checkPolicy(rbac.policy, 'rbac.policy'),
    ...Object.entries(rbac.overlays ?? {}).flatMap(([name, policy]) => checkPolicy(policy, `rbac.overlays.${name}`)),
    ...checkChoice('rbac.matchMode', rbac.matchMode, ['glob', 'regex']),
  ];
}

function checkResource([kind, , resource = '']: readonly string[], text: string, as: string): Problem[] {
  const isPlain = kind === 'p' && /^[\w-]+$/.test(resource) && !resources.includes(resource);
  const near = isPlain ? nearest(resource, resources) : undefined;
  return near === undefined
    ? []
    : [
        {
          what: `Cannot use ${quote(text)} in ${as}: no resource is called ${quote(resource)}, so that it would never match`,
          fix: `use ${quote(near)}`,
        },
      ];
}

function checkLine(line: string, as: string): Problem[] {
  const text = line.trim();
  // A quoted field may hold commas; those lines are left to Argo CD.
  if (text === '' || text.startsWith('#') || text.includes('"')) {
    return [];
  }
  const parts = text.split(',').map((part) => part.trim());
  const isWhole = parts.length === fields[parts[0]] && parts.every((part) => part !== '');
  const isDecided = parts[0] !== 'p' || ['allow', 'deny'].includes(parts[5]);
  return isWhole && isDecided
    ? checkResource(parts, text, as)
    : [
        {
          what: `Cannot use ${quote(text)} in ${as}: the API server does not start with it`,
          fix: "write 'p, SUBJECT, RESOURCE, ACTION, OBJECT, allow' (or deny), or 'g, SUBJECT, ROLE'",
        },
      ];
}

function checkPolicy(policy: string | readonly string[] | undefined, as: string): Problem[] {
  const lines = typeof policy === 'string' ? policy.split('\n') : (policy ?? []);
  return lines.flatMap((line) => checkLine(line, as));
}
