/** Receives what is reported while a command runs. */
export interface ProgressListener {
  /** Takes a line about what goes on. */
  readonly onProgress: (line: string) => void;
  /**
   * Takes a line for people who look for a mistake, such as each program that is started.
   *
   * @default - nobody is interested
   */
  readonly onDetail?: (line: string) => void;
}

/** Reports what goes on. It is printed on stderr, unless somebody listens. */
export function reportProgress(line: string): void {
  listener.onProgress(line);
}

/** Reports a detail. The line is only made if somebody is interested. */
export function reportDetail(makeLine: () => string): void {
  listener.onDetail?.(makeLine());
}

/** Passes all reports of this process to a listener, from now on. */
export function listenToProgress(next: ProgressListener): void {
  listener = next;
}

let listener: ProgressListener = { onProgress: (line) => process.stderr.write(`${line}\n`) };
