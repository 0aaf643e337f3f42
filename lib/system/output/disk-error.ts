import { GitOpsError } from '../../core/error';

/** What the codes of the system mean, and how to fix it. */
const reasons: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  ENOENT: ['the folder does not exist', 'create the folder, or use another path'],
  EACCES: ['this user may not write there', 'give this user the right to write, or use another path'],
  EPERM: ['this user may not write there', 'give this user the right to write, or use another path'],
  EROFS: ['the disk is read-only', 'make the disk writable, or use another path'],
  ENOSPC: ['no space is left', 'free some space, or use another path'],
  EDQUOT: ['no space is left for this user', 'free some space, or use another path'],
  EISDIR: ['it is a folder', 'remove the folder, or use another path'],
  ENOTDIR: ['a part of the path is not a folder', 'remove what is there, or use another path'],
  EEXIST: ['a part of the path is not a folder', 'remove what is there, or use another path'],
  ELOOP: ['links lead in a circle', 'remove the link, or use another path'],
  ENAMETOOLONG: ['the name is too long', 'use a shorter name'],
  EBUSY: ['it is mounted or in use', 'unmount it, or use another path'],
  EXDEV: ['it is on another disk', 'use another path'],
  ENXIO: ['nothing can be written to it', 'use the path of a file'],
};

/**
 * Runs a step that reads and writes an output folder. What the system does not allow is an error in words, for the path
 * that the step failed for: with a rename, that is the new name.
 */
export function onDisk<T>(folder: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof GitOpsError) {
      throw error;
    }
    const { dest, path } = error as NodeJS.ErrnoException & { readonly dest?: string };
    throw diskError(dest ?? path ?? folder, 'Cannot write the output', error);
  }
}

/**
 * An error of the disk in words, with a fix. If the code is not known, it has the words of the system.
 *
 * @param what what failed, without a colon: `Cannot write`
 */
export function diskError(where: string, what: string, error: unknown): GitOpsError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [reason, fix] = reasons[code] ?? [message, 'make sure that the path can be written'];
  return new GitOpsError({ where, what: `${what}: ${reason}`, fix }, { cause: error });
}
