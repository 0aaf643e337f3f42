import { type Invocation, type LineHandlers } from './child/invocation';

/** A program to run, which exit codes are a success, and what messages may show. Its lines come with secrets masked. */
export interface Command extends Invocation, LineHandlers {
  /**
   * The name in messages.
   *
   * @default - the program, without its folder
   */
  readonly name?: string;
  /** The exit codes that are not an error. @default [0] */
  readonly exitCodes?: readonly number[];
  /** What to do if it is ended by `timeLimit` or `silenceLimit`. @default - what helps with any program */
  readonly limitFix?: string;
  /**
   * Texts that no message and no line may show. Values of options such as `--password` and `--token`, also in a text for
   * a shell, of variables such as `GIT_TOKEN`, and the user info of URLs are masked anyway.
   *
   * @default - none besides these
   */
  readonly secrets?: readonly string[];
}

/** A command that can't run for ever. Only what a user wrote for a shell has no limit: see `runShellCommand`. */
export type LimitedCommand = Command & ({ readonly timeLimit: number } | { readonly silenceLimit: number });
