import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';

/** What is wrong with a list of globs: brackets and braces that stay open. */
export function checkGlobs(globs: unknown, path: string): Problem[] {
  return (Array.isArray(globs) ? (globs as unknown[]) : []).flatMap((glob, index) =>
    checkGlob(glob, `${path}[${index}]`),
  );
}

/** What is wrong with one glob, as Argo CD compiles it. */
export function checkGlob(glob: unknown, path: string): Problem[] {
  return typeof glob === 'string' && !isBalanced(glob)
    ? [
        {
          what: `Cannot use ${quote(glob)} as ${path}: a bracket or brace in it is not closed`,
          fix: 'close it, or put a backslash in front of it',
        },
      ]
    : [];
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
