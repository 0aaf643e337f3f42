import { type ChildProcess } from 'node:child_process';
import { type Readable } from 'node:stream';
import { ByteCollector } from './byte-collector';
import { type LineHandler, type LineHandlers } from './invocation';
import { LineReader } from './line-reader';
import { type Ending, type Outcome } from './outcome';

const mostLines = 20;

/** What a process prints. */
export class ChildOutput {
  private readonly stdout = new ByteCollector();
  private readonly lastLines: string[] = [];
  private readonly readers: LineReader[] = [];
  /** What a line handler threw. */
  private failure: { readonly error: unknown } | undefined;

  /**
   * @param maxOutput the most that it may print to stdout, in bytes
   * @param end ends the process
   */
  constructor(
    child: ChildProcess,
    { onStdoutLine, onStderrLine }: LineHandlers,
    private readonly maxOutput: number,
    private readonly end: (reason: Ending) => void,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => this.keep(chunk));
    this.readLines(child.stdout, onStdoutLine);
    this.readLines(child.stderr, (line) => {
      this.lastLines.push(line);
      this.lastLines.splice(0, this.lastLines.length - mostLines);
      onStderrLine?.(line);
    });
  }

  /**
   * All of it, after it has ended.
   *
   * @throws what a line handler threw
   */
  public take(): Pick<Outcome, 'stdout' | 'lastLines'> {
    this.readers.forEach((reader) => this.guarded(() => reader.end()));
    if (this.failure !== undefined) {
      throw this.failure.error;
    }
    return { stdout: this.stdout.bytes(), lastLines: this.lastLines };
  }

  private keep(chunk: Buffer): void {
    if (this.stdout.size + chunk.length > this.maxOutput) {
      this.end({ type: 'output-limit', bytes: this.maxOutput });
    } else {
      this.stdout.push(chunk);
    }
  }

  private readLines(stream: Readable | null, onLine: LineHandler | undefined): void {
    if (onLine !== undefined) {
      const reader = new LineReader(onLine);
      this.readers.push(reader);
      stream?.on('data', (chunk: Buffer) => this.guarded(() => reader.push(chunk)));
    }
  }

  /** A line handler that throws ends the process that prints, not this one. */
  private guarded(pass: () => void): void {
    try {
      pass();
    } catch (error) {
      this.failure ??= { error };
      this.end({ type: 'aborted' });
    }
  }
}
