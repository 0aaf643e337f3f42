import { type TextRule } from '../../../core/check/shape';
import { orFilledIn } from './template-text';

/** A folder of a repository. */
export const folder: TextRule = orFilledIn({
  rule: 'folder',
  wanted: 'be a folder in the repository, as a path from its top',
  example: '.',
  accepts: (value) => value !== '' && !value.startsWith('/') && !leavesTop(value),
  nearest: (value) =>
    partsOf(value)
      .filter((part) => part !== '..')
      .join('/') || '.',
});

/** A folder of a repository that is not its top. */
export const folderBelowTop: TextRule = {
  ...folder,
  wanted: 'be a folder below the top of the repository, as a path from there',
  example: 'shop',
  accepts: (value) => value !== '.' && folder.accepts(value),
  nearest: () => undefined,
};

function leavesTop(path: string): boolean {
  let depth = 0;
  return partsOf(path).some((part) => (depth += part === '..' ? -1 : 1) < 0);
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
