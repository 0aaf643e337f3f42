/** The variables that a process gets, and no others. A variable that is `undefined` is left out. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A program and everything that it gets. It is never started through a shell. */
export interface Invocation {
  /** A name, which is looked up in the PATH of `env`, or a path, relative to `cwd`. */
  readonly program: string;
  readonly args: readonly string[];
  /** All of its environment: `inheritedEnvironment('PATH', 'HOME')` takes variables of this process. */
  readonly env: Environment;
  /** @default - the working folder of this process */
  readonly cwd?: string;
  /**
   * Its stdin; text is written as UTF-8. It is not an error if the program does not read all of it.
   *
   * @default - empty
   */
  readonly stdin?: string | Uint8Array;
  /**
   * In seconds. After that, the process and everything that it started get SIGTERM, and two seconds later SIGKILL.
   *
   * @default - none
   */
  readonly timeLimit?: number;
  /**
   * In seconds. After so long a time without a sign of life, the process is ended as by `timeLimit`. A sign is a byte on
   * stdout or stderr, or on file descriptor 3: what a program writes there is not kept.
   *
   * @default - none
   */
  readonly silenceLimit?: number;
  /**
   * The most that it may print to stdout, in bytes. A process that prints more is ended.
   *
   * @default - none
   */
  readonly maxOutput?: number;
}

/** Takes a line without its line break. */
export type LineHandler = (line: string) => void;

/** What is called for each line that a process prints, while it runs. */
export interface LineHandlers {
  /** For stdout. All of stdout is in the result as well. */
  readonly onStdoutLine?: LineHandler;
  /** For stderr. */
  readonly onStderrLine?: LineHandler;
}
