import { quote } from '../../../core/check/quote';
import { type Shape } from '../../../core/check/shape';
import { textOf } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';

/** A glob that Argo CD can compile. */
export const glob: Shape<string> = textOf({ example: '*', check: checkGlob });

/** A glob, or what is excluded: a `!` before a glob. */
export const globOrDenial: Shape<string> = textOf({ example: '*', check: checkGlobOrDenial });

/** What is wrong with a glob: brackets and braces that stay open. */
export function checkGlob(value: string): readonly Fault[] {
  return faultIf(
    !isBalanced(value),
    'glob',
    [],
    (at) => `Cannot use ${quote(value)} as ${at}: a bracket or brace in it is not closed`,
    'close it, or put a backslash before it',
  );
}

/** The same for what may exclude; nothing is left if all is excluded. */
export function checkGlobOrDenial(value: string): readonly Fault[] {
  const what = (at: string): string => `Cannot use "!*" as ${at}: it excludes all, which Argo CD refuses`;
  return value === '!*' ? [fault('glob', [], what, 'exclude less, as in "!kube-system"')] : checkGlob(value);
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
