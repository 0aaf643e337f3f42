import { formatFinding } from '../../core/error';

/** What commander reports, with what we say instead, and how to fix it. */
const messages: readonly (readonly [pattern: RegExp, what: string, fix: string])[] = [
  [/^required option '(--\S+) (<.*>)' not specified$/, '$1 is missing', 'add $1 $2'],
  [/^option '(?:-\w, )?(--\S+) (.*)' argument missing$/, '$1 has no value', 'use $1 $2'],
  [/^(unknown command .*)$/s, '$1', 'use one of the commands that --help lists'],
  [/^(unknown option .*)$/s, '$1', 'use one of the flags that --help lists'],
  [/^missing required argument '(.*)'$/, '<$1> is missing', 'add it: --help has an example'],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s,
    '<$2> can\'t be "$1"',
    'use one of $3',
  ],
  [
    /^too many arguments for '(.*)'\. Expected 0 arguments but got \d+\.$/,
    '$1 takes no arguments',
    'leave them out: --help has an example',
  ],
  [
    /^too many arguments for '(.*)'\. Expected (\d+ arguments?) but got (\d+)\.$/,
    '$1 takes $2 at most, and got $3',
    'leave out the others: --help has an example',
  ],
];

/** Commander's message in the form of our errors. Its second line, if there is one, is a suggestion. */
export function describeBadUsage(text: string): string {
  const [given = '', suggestion] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const [pattern, what, fix] = messages.find(([one]) => one.test(given)) ?? [/^.*$/s, given, 'see --help'];
  return formatFinding({
    where: 'cdk8s-gitops',
    what: `Cannot run: ${given.replace(pattern, what)}`,
    fix: suggestion?.replace(/^\(Did you mean (.*)\?\)$/, 'use $1') ?? given.replace(pattern, fix),
  });
}
