/** What a command ends with: fine, a finding where one was asked for, or bad usage or a failed run. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with a message and an exit code. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    public readonly code: ExitCode,
  ) {
    super(message);
  }
}
