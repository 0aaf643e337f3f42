import { GitOpsError } from '../core/error';

/** What the codes of the system mean if something is read, and how to fix it. */
const reasons: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  ENOENT: ['nothing is there', 'use a path that is there'],
  EACCES: ['this user may not read it', 'give this user the right to read it, or use another path'],
  EPERM: ['this user may not read it', 'give this user the right to read it, or use another path'],
  EISDIR: ['it is a folder', 'use the path of a file'],
  ENOTDIR: ['it is not a folder, or is below a file', 'use the path of a folder'],
  ELOOP: ['links lead in a circle', 'remove the link, or use another path'],
  ENAMETOOLONG: ['the name is too long', 'use another path'],
};

/**
 * An error of reading from the disk in words, with a fix. If the code is not known, it has the words of the system.
 *
 * @param what what failed, without a colon: `Cannot read the file`
 */
export function readError(where: string, what: string, error: unknown): GitOpsError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [reason, fix] = reasons[code] ?? [message, 'make sure that the path can be read'];
  return new GitOpsError({ where, what: `${what}: ${reason}`, fix }, { cause: error });
}
