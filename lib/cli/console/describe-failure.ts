import { GitOpsError } from '../../core/error';
import { CommandFailure } from './command-failure';

/** The text of an error. Our own errors are complete; any other error is a bug of ours, so its stack is printed. */
export function describeFailure(error: unknown): string {
  if (error instanceof GitOpsError || error instanceof CommandFailure) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
