import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name of the file that lists the app's own files; all others are foreign. Kubectl, Kustomize, Helm and Argo CD do not
 * read it, because it has no extension.
 */
export const OWNERSHIP_FILE = '.cdk8s-gitops';
/** The folder for staged files in a folder that can't be renamed. */
export const STAGING_FOLDER = '.cdk8s-gitops.staging';
/** The folder for the lock of such a folder. */
export const INNER_WORKSPACE = '.cdk8s-gitops.workspace';

const HEADER = `# The files here that cdk8s-gitops wrote: it replaces them, and deletes those that it makes no more.
# All others are left alone. Keep this file with them, in Git too.
`;
/** Lines that Git adds if two branches changed the list. The lines of both sides count then. */
const MERGE_MARKS = /^(#|<{7}|\|{7}|={7}|>{7})/;

/** The files in a folder that an app wrote; empty if no app wrote there. */
export function readOwnership(folder: string): ReadonlySet<string> {
  try {
    const lines = readFileSync(join(folder, OWNERSHIP_FILE), 'utf8').split(/\r?\n/);
    return new Set(lines.filter((line) => line !== '' && !MERGE_MARKS.test(line)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return new Set();
    }
    throw error;
  }
}

/** Writes the list of a folder's files, either the whole list or nothing. */
export function writeOwnership(folder: string, files: Iterable<string>): void {
  const temporary = join(folder, `${OWNERSHIP_FILE}.new`);
  writeFileSync(temporary, `${HEADER}${[...files].sort().join('\n')}\n`);
  renameSync(temporary, join(folder, OWNERSHIP_FILE));
}

/** Whether a path in an output folder belongs to this library: it is neither a file of the app nor foreign. */
export function isBookkeeping(path: string): boolean {
  return [OWNERSHIP_FILE, `${OWNERSHIP_FILE}.new`, STAGING_FOLDER, INNER_WORKSPACE].includes(path);
}
