import { type ChildProcess } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { ChildOutput } from './child-output';
import { type Invocation, type LineHandlers } from './invocation';
import { type Ending, type Outcome } from './outcome';
import { guardGroup, releaseGroup } from './process-guard';
import { SilenceAlarm } from './silence-alarm';

/** Whether a child gets a process group of its own, with which everything that it starts can be ended. Windows has none. */
export const ownGroup = process.platform !== 'win32';

const graceMs = 2000;

/** A process from its start to its end. */
export class RunningChild {
  /** What is undone when the process has ended. */
  private readonly cleanup: (() => void)[] = [];
  /** Why it is ended from here. */
  private reason: Ending | undefined;

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
    const { maxOutput = Infinity, stdin } = this.invocation;
    try {
      const output = new ChildOutput(this.child, this.handlers, maxOutput, (reason) => this.end(reason));
      this.limitTime();
      this.limitSilence();
      this.obey(signal);
      // The process may end before it has read everything. Only its exit code decides whether that is a failure.
      this.child.stdin?.on('error', () => undefined).end(stdin);
      const [code, by] = (await once(this.child, 'close')) as [number | null, NodeJS.Signals | null];
      const ending: Ending = code === null ? { type: 'killed', signal: `${by}` } : { type: 'exited', code };
      return { ...output.take(), ending: this.reason ?? ending };
    } finally {
      this.cleanup.forEach((undo) => undo());
      // Nothing that it started stays.
      this.kill('SIGKILL');
      releaseGroup(this.pid);
    }
  }

  private limitTime(): void {
    const { timeLimit: seconds } = this.invocation;
    if (seconds !== undefined) {
      this.after(seconds * 1000, () => this.end({ type: 'time-limit', seconds }));
    }
  }

  private limitSilence(): void {
    const { silenceLimit: seconds } = this.invocation;
    if (seconds === undefined) {
      return;
    }
    const { child } = this;
    const alarm = new SilenceAlarm(seconds, () => {
      // Only what it has started is left, and keeps its output open: it did not fail for that.
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      return hasEnded ? this.stop() : this.end({ type: 'silence-limit', seconds });
    });
    const [, ...streams] = child.stdio;
    streams.forEach((stream) => stream?.on('data', () => alarm.reset()));
    child.once('exit', () => streams.at(-1)?.destroy());
    this.cleanup.push(() => alarm.stop());
  }

  private obey(signal: AbortSignal | undefined): void {
    if (signal === undefined) {
      return;
    }
    const abort = (): void => this.end({ type: 'aborted' });
    // One signal may stop any number of runs, so many listeners are not a leak.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', abort);
    this.cleanup.push(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) {
      abort();
    }
  }

  private end(reason: Ending): void {
    if (this.reason === undefined) {
      this.reason = reason;
      this.stop();
    }
  }

  private stop(): void {
    this.kill('SIGTERM');
    this.after(graceMs, () => {
      this.kill('SIGKILL');
      // A process that has left the group may keep the output open.
      this.child.stdout?.destroy();
      this.child.stderr?.destroy();
    });
  }

  private kill(signal: NodeJS.Signals): void {
    try {
      process.kill(ownGroup ? -this.pid : this.pid, signal);
    } catch {
      // It has ended already.
    }
  }

  private after(milliseconds: number, action: () => void): void {
    const timer = setTimeout(action, milliseconds);
    this.cleanup.push(() => clearTimeout(timer));
  }
}
