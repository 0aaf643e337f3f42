import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name of the file that tells the app's own files from foreign ones. Kubectl, Kustomize, Helm and Argo CD read files
 * by their extension, and this has none.
 */
export const OWNERSHIP_FILE = '.cdk8s-gitops';
/** Where files are staged in a folder that can't be renamed. */
export const STAGING_FOLDER = '.cdk8s-gitops.staging';
/** Where the lock of such a folder is. */
export const INNER_WORKSPACE = '.cdk8s-gitops.workspace';

const HEADER = `# The files here that cdk8s-gitops wrote: it replaces them, and deletes those that it makes no more.
# All others are left alone. Keep this file with them, in Git too.
`;
/** What Git leaves where two branches changed the list: both sides count then. */
const MERGE_MARKS = /^(#|<{7}|\|{7}|={7}|>{7})/;

/** The files of a folder that an app wrote; none where no app did. */
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

/** Writes the list of a folder's files as a whole or not at all. */
export function writeOwnership(folder: string, files: Iterable<string>): void {
  const temporary = join(folder, `${OWNERSHIP_FILE}.new`);
  writeFileSync(temporary, `${HEADER}${[...files].sort().join('\n')}\n`);
  renameSync(temporary, join(folder, OWNERSHIP_FILE));
}

/** Whether a path of an output folder is bookkeeping, neither the app's nor foreign. */
export function isBookkeeping(path: string): boolean {
  return [OWNERSHIP_FILE, `${OWNERSHIP_FILE}.new`, STAGING_FOLDER, INNER_WORKSPACE].includes(path);
}
