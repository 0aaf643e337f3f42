import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile, writeOwnFile } from './own-path';

/**
 * Name of the file that lists the app's own files; all others are foreign. Kubectl, Kustomize, Helm and Argo CD do not
 * read it, because it has no extension.
 */
export const ownershipFile = '.cdk8s-gitops';
/** The folder for staged files in a folder that can't be renamed. */
export const stagingFolder = '.cdk8s-gitops.staging';
/** The folder for the lock of such a folder. */
export const innerWorkspace = '.cdk8s-gitops.workspace';
/** The file in which a text is written to another disk, before it is renamed. There may be one in any folder. */
export const partFile = '.cdk8s-gitops.part';

const header = `# The files here that cdk8s-gitops wrote: it replaces them, and deletes those that it makes no more.
# All others are left alone. Keep this file with them, in Git too.
`;
/** Lines that Git adds if two branches changed the list. The lines of both sides count then. */
const mergeMarks = /^(#|<{7}|\|{7}|={7}|>{7})/;

/** The files in a folder that an app wrote; empty if no app wrote there. */
export function readOwnership(folder: string): ReadonlySet<string> {
  const lines = readOwnFile(join(folder, ownershipFile))?.split(/\r?\n/) ?? [];
  return new Set(lines.filter((line) => line !== '' && !line.includes('\0') && !mergeMarks.test(line)));
}

/** Writes the list of a folder's files, either the whole list or nothing. */
export function writeOwnership(folder: string, files: Iterable<string>): void {
  const temporary = join(folder, `${ownershipFile}.new`);
  writeOwnFile(temporary, `${header}${[...files].sort().join('\n')}\n`);
  renameSync(temporary, join(folder, ownershipFile));
}

const bookkeeping = new Set([ownershipFile, `${ownershipFile}.new`, stagingFolder, innerWorkspace, partFile]);

/** Whether a path in an output folder belongs to this library: it is neither a file of the app nor foreign. */
export function isBookkeeping(path: string): boolean {
  return bookkeeping.has(path) || path.endsWith(`/${partFile}`);
}
