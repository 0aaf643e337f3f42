import { availableParallelism } from 'node:os';
import { execute } from '../child/execute';
import { type Invocation } from '../child/invocation';
import { type Outcome } from '../child/outcome';
import { type Download, type DownloadRequest, download } from './download';
import { TaskQueue } from './task-queue';

/** A line that a process printed, for the thread that waits. */
export interface PassedLine {
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

/** A process to run. Line handlers can't be sent to another thread, so the lines are sent back. */
export interface RunTask {
  readonly invocation: Invocation;
  /** Which lines are sent back. */
  readonly streams: readonly PassedLine['stream'][];
}

/** What the worker thread can do: each task with its input and its answer. */
export interface WorkerTasks {
  run(task: RunTask, pass: (line: PassedLine) => void, signal: AbortSignal): Promise<Outcome>;
  download(task: DownloadRequest): Promise<Download>;
}

// A hundred processes at once would need gigabytes. More than one for each core, since a process also waits for the disk.
const processes = new TaskQueue(Math.max(4, 2 * availableParallelism()));

/** The tasks. */
export const workerTasks: WorkerTasks = {
  run({ invocation, streams }, pass, signal) {
    const handler = (stream: PassedLine['stream']) =>
      streams.includes(stream) ? (line: string) => pass({ stream, line }) : undefined;
    const options = { onStdoutLine: handler('stdout'), onStderrLine: handler('stderr'), signal };
    return processes.run(() => execute(invocation, options));
  },
  download,
};
