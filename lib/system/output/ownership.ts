import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile, writeOwnFile } from './own-path';
import { statOf, type TargetNote } from './output-folder';

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

/**
 * Writes the list of a folder's files, either the whole list or nothing.
 *
 * @param notes what the files are for. They are comments, which earlier versions of this library skip
 */
export function writeOwnership(folder: string, files: Iterable<string>, notes: readonly TargetNote[] = []): void {
  const temporary = join(folder, `${ownershipFile}.new`);
  const comments = notes.map(({ target, path }) => `# target ${target}: ${path}\n`).join('');
  writeOwnFile(temporary, `${header}${comments}${[...files].sort().join('\n')}\n`);
  renameSync(temporary, join(folder, ownershipFile));
}

/** What is noted about the files in a folder; empty if the app has one target, or is not of this library. */
export function readTargetNotes(folder: string): TargetNote[] {
  const file = join(folder, ownershipFile);
  return statOf(file)?.isFile() === true ? parseTargetNotes(readOwnFile(file) ?? '') : [];
}

/** The notes in the text of a list. */
export function parseTargetNotes(text: string): TargetNote[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, target, path] = /^# target ([^:]+): (.+)$/.exec(line) ?? [];
    return target === undefined || path === undefined ? [] : [{ target, path }];
  });
}

const bookkeeping = new Set([ownershipFile, `${ownershipFile}.new`, stagingFolder, innerWorkspace, partFile]);

/** Whether a path in an output folder belongs to this library: it is neither a file of the app nor foreign. */
export function isBookkeeping(path: string): boolean {
  return bookkeeping.has(path) || path.endsWith(`/${partFile}`);
}
