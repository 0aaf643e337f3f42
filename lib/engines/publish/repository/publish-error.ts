import { GitOpsError } from '../../../core/error';
import { ProcessError } from '../../../system/process/process-error';

/**
 * Explains an error of git. Errors of another kind, and that of a run that was stopped, stay as they are.
 *
 * @param what what failed, without a colon: `Cannot read main`
 */
export function publishError(error: unknown, what: string, fix: string): unknown {
  if (!(error instanceof ProcessError) || error.ending.type === 'aborted') {
    return error;
  }
  const ownFix = error.ending.type === 'silence-limit' ? error.findings[0].fix : fix;
  return new GitOpsError({ where: 'publish', what: `${what}: ${error.reason}`, fix: ownFix }, { cause: error });
}
