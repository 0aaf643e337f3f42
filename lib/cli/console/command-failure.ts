/** The exit code of a command: 0 for success, 1 for a finding (if asked for), 2 for bad usage or a failure. */
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
