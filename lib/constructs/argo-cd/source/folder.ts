import { quote } from '../../../core/check/quote';
import { type Shape } from '../../../core/check/shape';
import { textOf } from '../../../core/check/shapes';
import { type Fault, fault } from '../../../core/fault';
import { isFilledIn } from './template-text';

/** A folder of a repository, relative to its top and not outside of it. */
export const folder: Shape<string> = textOf({ example: '.', check: checkFolder });

/** A folder of a repository that is not its top. */
export const folderBelowTop: Shape<string> = textOf({
  example: 'shop',
  check: (value) =>
    value === '.' ? [refused(value, 'it must not be the top of the repository', 'use "shop"')] : checkFolder(value),
});

function checkFolder(value: string): readonly Fault[] {
  if (isFilledIn(value)) {
    return [];
  }
  if (value === '') {
    return [refused(value, 'Argo CD would find no manifests', 'use "." for the top of the repository')];
  }
  if (value.startsWith('/')) {
    const relative = value.replace(/^\/+/, '') || '.';
    return [refused(value, 'it must be relative to the top of the repository', `use ${quote(relative)}`)];
  }
  return leavesTop(value)
    ? [refused(value, 'it is outside of the repository', 'use a path from the top of the repository')]
    : [];
}

function leavesTop(path: string): boolean {
  let depth = 0;
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .some((part) => (depth += part === '..' ? -1 : 1) < 0);
}

function refused(value: string, why: string, fix: string): Fault {
  return fault('folder', [], (at) => `Cannot use ${quote(value)} as ${at}: ${why}`, fix);
}
