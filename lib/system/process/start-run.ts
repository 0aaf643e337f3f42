import { type Invocation } from './child/invocation';
import { type Command, type LimitedCommand } from './command';
import { ProcessResult } from './process-result';
import { reportStart } from './report-start';
import { maskedHandlers } from './secret-mask';
import { workerThread } from './worker/worker-thread';

/** A process that was started. */
export interface StartedRun {
  /**
   * Blocks this thread until the process has ended. Its line handlers are called only here: first for the lines that it
   * has printed so far, then for each line that comes.
   *
   * @throws ProcessError if it failed, or did not start
   */
  result(): ProcessResult;
}

/**
 * Starts a command and returns at once, so that a constructor can start it and wait for the result later. Commands that
 * are started one after the other run side by side: two for each core, at least four. A command whose result is not asked
 * for ends with this process at the latest.
 */
export function startRun(command: LimitedCommand): StartedRun {
  const { onStdoutLine, onStderrLine } = maskedHandlers(command);
  const handlers = { stdout: onStdoutLine, stderr: onStderrLine };
  const streams = (['stdout', 'stderr'] as const).filter((stream) => handlers[stream] !== undefined);
  reportStart(command);
  const task = workerThread().start('run', { invocation: invocationOf(command), streams });
  return {
    result: () =>
      ProcessResult.of(
        command,
        task.wait(({ stream, line }) => handlers[stream]?.(line)),
      ),
  };
}

/** The part of a command that the other thread needs. Functions can't be sent there. */
function invocationOf({ program, args, env, cwd, stdin, timeLimit, silenceLimit, maxOutput }: Command): Invocation {
  return { program, args, env, cwd, stdin, timeLimit, silenceLimit, maxOutput };
}

/**
 * Runs a command and blocks this thread until it has ended.
 *
 * @throws ProcessError if it fails, or does not start
 */
export function runSync(command: LimitedCommand): ProcessResult {
  return startRun(command).result();
}
