import { quote } from '../../../core/check/quote';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { brokenRule } from '../../../core/check/shape-faults';
import { matching, textOf } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { trimEnd } from '../../../core/text/trim';

const rule: TextRule = {
  rule: 'glob',
  wanted: 'close each bracket and brace in it',
  example: '*',
  accepts: isBalanced,
  fix: 'close the bracket or brace, or put a backslash before it',
};

/** A glob that Argo CD can compile. */
export const glob: Shape<string> = matching(rule);

/** A glob that cannot exclude anything. */
export const globWithoutDenial: Shape<string> = matching({
  ...rule,
  wanted: `${rule.wanted}, and have no "!"`,
  accepts: (value) => !value.includes('!') && isBalanced(value),
  fix: 'use a glob such as "shop-*"',
});

const denial: TextRule = {
  ...rule,
  wanted: `${rule.wanted}, and not exclude everything, as "!*" does`,
  accepts: (value) => value !== '!*' && isBalanced(value),
  fix: 'use a glob such as "shop-*", or "!kube-*" to exclude what it matches',
};

/** A glob, or what is excluded: a `!` before a glob. Argo CD refuses to exclude everything. */
export const globOrDenial: Shape<string> = matching(denial);

/** Like `globOrDenial`, for addresses of clusters. Argo CD removes slashes at their end before it compares them. */
export const clusterGlob: Shape<string> = textOf({
  example: 'https://kubernetes.default.svc',
  check: checkClusterGlob,
});

function checkClusterGlob(value: string): readonly Fault[] {
  if (!denial.accepts(value)) {
    return [brokenRule(value, denial, [])];
  }
  return faultIf(
    value.endsWith('/'),
    'no-effect',
    [],
    (at) => `Cannot use ${quote(value)} as ${at}: Argo CD compares addresses without a slash at the end`,
    `use ${quote(trimEnd(value, '/'))}`,
  );
}

function isBalanced(glob: string): boolean {
  const open: string[] = [];
  const closes: Readonly<Record<string, string>> = { ']': '[', '}': '{' };
  for (const character of glob.replace(/\\./g, '')) {
    if (open.at(-1) === '[' && character !== ']') {
      continue;
    }
    if (character === '[' || character === '{') {
      open.push(character);
    } else if (character in closes && open.pop() !== closes[character]) {
      return false;
    }
  }
  return open.length === 0;
}
