import { type Folder } from '../in-folder';

/** What is left out on purpose, by its name in the table of docs/kustomize.md, and how a build with it is found. */
export const leftOut: Readonly<Record<string, RegExp>> = {
  'remote resources': /^ *- (https?:|git@|github\.com\/)/m,
  '`helmCharts`': /^helm(Charts|Globals|ChartInflationGenerator):/m,
  'exec and container functions, Go plugins': /config\.kubernetes\.io\/function/,
  'text after `...` in a file of objects': /^\.\.\./m,
  'a word that a replacement writes over a number': /Cannot write ".*" into a field that holds/,
};

/** Whether a folder uses something that is left out. That is seen in its files, or in our refusal. */
export function isLeftOut(files: Folder, refusal = ''): boolean {
  const text = [...Object.values(files).map((file) => file.toString()), refusal].join('\n');
  return Object.values(leftOut).some((pattern) => pattern.test(text));
}
