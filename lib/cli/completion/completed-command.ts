/** An option that a shell completes. */
export interface CompletedOption {
  /** `-f` and `--format`, as far as there are both. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** The values that it can have. Empty if it can have any. */
  readonly choices: readonly string[];
}

/** A command that a shell completes. */
export interface CompletedCommand {
  /** The words that name it: empty for the program, `helm pull` for a command of a command. */
  readonly words: string;
  readonly description: string;
  readonly commands: readonly CompletedCommand[];
  readonly options: readonly CompletedOption[];
  /** The values of its first argument. Empty if that can be any, such as a file. */
  readonly choices: readonly string[];
}
