import { join, relative, sep } from 'node:path';
import { type Finding, finding } from '../../core/error';
import { type OutputFolder, isInside, workspaceOf } from './output-folder';
import { findFolder } from './own-path';
import { isBookkeeping } from './ownership';

/**
 * Refuses an output folder that is not a folder, and one whose workspace is not a folder. If it is below the working
 * folder, the folders on the way are checked too: in a repository, any of them can be a link that leads out of it.
 *
 * @throws if one of them is a link, a file, a pipe or a device
 */
export function demandPlace(folder: string): void {
  stepsTo(folder).every(findFolder);
  findFolder(workspaceOf(folder));
}

function stepsTo(folder: string): string[] {
  const here = process.cwd();
  if (!isInside(folder, here)) {
    return [folder];
  }
  const parts = relative(here, folder).split(sep);
  return parts.map((_, index) => join(here, ...parts.slice(0, index + 1)));
}

/** Finds files whose paths lead out of the output folder, or that have the place of a file of this library. */
export function checkPaths({ path: folder, files }: OutputFolder): Finding[] {
  return [...files.keys()].flatMap((path) => {
    const isAway = /(?:^|\/)(?:\.{0,2})(?:\/|$)|\0/.test(path) || (sep === '\\' && path.includes(sep));
    if (!isAway && !isBookkeeping(path) && !isBookkeeping(path.split('/', 1)[0])) {
      return [];
    }
    return [
      finding({
        rule: 'file-path',
        where: folder,
        what: `Cannot write ${JSON.stringify(path)}: ${isAway ? 'it is not a path below the folder' : 'this library has a file of its own there'}`,
        fix: 'change the name, the directory or the extension that the path is made of',
      }),
    ];
  });
}
