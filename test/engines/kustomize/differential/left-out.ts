import { type Folder } from '../in-folder';

/** What is left out on purpose, by its name in the table of docs/kustomize.md, and how a folder with it is found. */
export const leftOut: Readonly<Record<string, RegExp>> = {
  'remote resources': /^ *- (https?:|git@|github\.com\/)/m,
  '`helmCharts`': /^helm(Charts|Globals|ChartInflationGenerator):/m,
  'exec and container functions, Go plugins': /config\.kubernetes\.io\/function/,
  'text after `...` in a file of objects': /^\.\.\./m,
};

/** Whether a folder uses something that is left out. */
export function isLeftOut(files: Folder): boolean {
  const texts = Object.values(files).map((text) => text.toString());
  return Object.values(leftOut).some((pattern) => texts.some((text) => pattern.test(text)));
}
