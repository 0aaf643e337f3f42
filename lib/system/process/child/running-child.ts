import { type ChildProcess } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { type Readable } from 'node:stream';
import { ByteCollector } from './byte-collector';
import { type Invocation, type LineHandler, type LineHandlers } from './invocation';
import { LineReader } from './line-reader';
import { type Ending, type Outcome } from './outcome';
import { SilenceAlarm } from './silence-alarm';
import { guardGroup, releaseGroup } from './process-guard';

/** Whether a child gets a process group of its own, with which everything that it starts can be ended. Windows has none. */
export const ownGroup = process.platform !== 'win32';

const graceMs = 2000;
const longestTimerMs = 2 ** 31 - 1;
const mostLines = 20;

/** A process from its start to its end. */
export class RunningChild {
  private readonly output = new ByteCollector();
  private readonly lastLines: string[] = [];
  private readonly readers: LineReader[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private alarm: SilenceAlarm | undefined;
  /** Why it is ended from here. */
  private reason: Ending | undefined;
  /** What a line handler threw. */
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly child: ChildProcess,
    private readonly pid: number,
    private readonly invocation: Invocation,
    private readonly handlers: LineHandlers,
  ) {
    // Not later: the caller's next statement may end this process.
    guardGroup(pid);
  }

  /**
   * Waits until the process has ended and its output is closed. Processes that it started may keep the output open. Those
   * that are left then are ended, unless they have a process group of their own.
   *
   * @throws what a line handler throws
   */
  public async run(signal?: AbortSignal): Promise<Outcome> {
    const abort = () => this.end({ type: 'aborted' });
    if (signal !== undefined) {
      // One signal may stop any number of runs, so many listeners are not a leak.
      setMaxListeners(0, signal);
      signal.addEventListener('abort', abort);
    }
    try {
      this.connect();
      if (signal?.aborted === true) {
        abort();
      }
      const [code, by] = (await once(this.child, 'close')) as [number | null, NodeJS.Signals | null];
      this.readers.forEach((reader) => this.guarded(() => reader.end()));
      return this.outcome(code === null ? { type: 'killed', signal: `${by}` } : { type: 'exited', code });
    } finally {
      signal?.removeEventListener('abort', abort);
      this.timers.forEach(clearTimeout);
      this.alarm?.stop();
      // Nothing that it started stays.
      this.kill('SIGKILL');
      releaseGroup(this.pid);
    }
  }

  private connect(): void {
    const { stdin, timeLimit, silenceLimit } = this.invocation;
    const { onStdoutLine, onStderrLine } = this.handlers;
    if (timeLimit !== undefined) {
      this.after(timeLimit * 1000, () => this.end({ type: 'time-limit', seconds: timeLimit }));
    }
    if (silenceLimit !== undefined) {
      this.listen(silenceLimit);
    }
    this.child.stdout?.on('data', (chunk: Buffer) => this.keep(chunk));
    this.readLines(this.child.stdout, onStdoutLine);
    this.readLines(this.child.stderr, (line) => {
      this.lastLines.push(line);
      this.lastLines.splice(0, this.lastLines.length - mostLines);
      onStderrLine?.(line);
    });
    // The process may end before it has read everything. Only its exit code decides whether that is a failure.
    this.child.stdin?.on('error', () => undefined).end(stdin);
  }

  private listen(seconds: number): void {
    const alarm = new SilenceAlarm(seconds, () => this.end({ type: 'silence-limit', seconds }));
    const [, ...streams] = this.child.stdio;
    streams.forEach((stream) => stream?.on('data', () => alarm.reset()));
    // A process that outlives this one may keep the stream of signs open.
    this.child.once('exit', () => streams.at(-1)?.destroy());
    this.alarm = alarm;
  }

  private keep(chunk: Buffer): void {
    const { maxOutput = Infinity } = this.invocation;
    if (this.output.size + chunk.length > maxOutput) {
      this.end({ type: 'output-limit', bytes: maxOutput });
    } else {
      this.output.push(chunk);
    }
  }

  private readLines(stream: Readable | null, onLine: LineHandler | undefined): void {
    if (onLine !== undefined) {
      const reader = new LineReader(onLine);
      this.readers.push(reader);
      stream?.on('data', (chunk: Buffer) => this.guarded(() => reader.push(chunk)));
    }
  }

  /** A line handler that throws ends the child, not this process. */
  private guarded(pass: () => void): void {
    try {
      pass();
    } catch (error) {
      this.failure ??= { error };
      this.end({ type: 'aborted' });
    }
  }

  private end(reason: Ending): void {
    if (this.reason === undefined) {
      this.reason = reason;
      this.kill('SIGTERM');
      this.after(graceMs, () => {
        this.kill('SIGKILL');
        // A process that has left the group may keep the output open.
        this.child.stdout?.destroy();
        this.child.stderr?.destroy();
      });
    }
  }

  private kill(signal: NodeJS.Signals): void {
    try {
      process.kill(ownGroup ? -this.pid : this.pid, signal);
    } catch {
      // It has ended already.
    }
  }

  private after(milliseconds: number, action: () => void): void {
    this.timers.push(setTimeout(action, Math.min(milliseconds, longestTimerMs)));
  }

  private outcome(ending: Ending): Outcome {
    if (this.failure !== undefined) {
      throw this.failure.error;
    }
    return { ending: this.reason ?? ending, stdout: this.output.bytes(), lastLines: this.lastLines };
  }
}
