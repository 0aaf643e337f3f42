import { type LimitedCommand } from './command';
import { execute } from './child/execute';
import { ProcessResult } from './process-result';
import { reportStart } from './report-start';
import { maskedHandlers } from './secret-mask';

/** How a run can be stopped. */
export interface RunOptions {
  /** Stops the process and everything that it started. The run then fails. @default - none */
  readonly signal?: AbortSignal;
}

/**
 * Runs a command. What it started ends with it, and all of it ends when this process ends, whatever the reason. A daemon
 * that takes a process group of its own runs on.
 *
 * @throws ProcessError if it fails, or does not start
 */
export async function run(command: LimitedCommand, options: RunOptions = {}): Promise<ProcessResult> {
  reportStart(command);
  return ProcessResult.of(command, await execute(command, { ...maskedHandlers(command), ...options }));
}
