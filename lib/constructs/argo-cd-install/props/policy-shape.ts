import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { either, list, textOf } from '../../../core/check/shapes';
import { type Fault, fault } from '../../../core/fault';

/** How many fields a line of each kind has: `p, who, what, action, object, effect` and `g, who, role`. */
const fieldCounts: Readonly<Record<string, number>> = { p: 6, g: 3 };

/** The resources of policies. Patterns, and names unlike any of these, are left to Argo CD. */
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

const lines = textOf({ check: (text) => text.split('\n').flatMap(checkLine) });

/** Lines of a policy. The API server does not start with a broken line, so nobody can log in. */
export const policyShape = either(lines, list(lines));

function checkLine(line: string): readonly Fault[] {
  const text = line.trim();
  // A quoted field may have commas in it; those lines are left to Argo CD.
  if (text === '' || text.startsWith('#') || text.includes('"')) {
    return [];
  }
  const parts = text.split(',').map((part) => part.trim());
  const isWhole = parts.length === fieldCounts[parts[0]] && parts.every((part) => part !== '');
  const isDecided = parts[0] !== 'p' || ['allow', 'deny'].includes(parts[5]);
  return isWhole && isDecided ? checkResource(parts, text) : [brokenLine(text)];
}

function brokenLine(text: string): Fault {
  return fault(
    'policy',
    [],
    (at) => `Cannot use ${quote(text)} in ${at}: the API server does not start with it`,
    "write 'p, SUBJECT, RESOURCE, ACTION, OBJECT, allow' (or deny), or 'g, SUBJECT, ROLE'",
  );
}

function checkResource([kind, , resource = '']: readonly string[], text: string): readonly Fault[] {
  const isPlain = kind === 'p' && /^[\w-]+$/.test(resource) && !resources.includes(resource);
  const near = isPlain ? nearest(resource, resources) : undefined;
  return near === undefined
    ? []
    : [
        fault(
          'policy',
          [],
          (at) => `Cannot use ${quote(text)} in ${at}: ${quote(resource)} is not a resource, so it never matches`,
          `use ${quote(near)}`,
        ),
      ];
}
