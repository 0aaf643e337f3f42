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
  const isSilent = error.ending.type === 'silence-limit';
  const finding = { where: 'publish', what: `${what}: ${error.reason}`, fix: isSilent ? silentFix : fix };
  return new GitOpsError(finding, { cause: error });
}

const silentFix =
  'make sure that `git ls-remote` of that address answers: the network, the server, ssh or a credential helper is silent';
