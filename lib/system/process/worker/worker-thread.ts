import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { GitOpsError } from '../../../core/error';
import { heartbeatMs, type WorkerLink, type WorkerOrder, type WorkerReply } from './worker-messages';
import { type PassedLine, type WorkerTasks } from './worker-tasks';

/** In the package this is JavaScript, and the build puts the worker's file into the folder of each joined file. */
const extension = extname(__filename);
const workerFile = join(__dirname, `process-worker${extension}`);
/** In this repository it is TypeScript, which the worker must compile. */
const compiler = join(__dirname, '../../../../tools/compiler/register.cjs');
const patienceMs = 10 * heartbeatMs;
const tries = 3;

type Input<Name extends keyof WorkerTasks> = Parameters<WorkerTasks[Name]>[0];
type LastReply = Exclude<WorkerReply, { readonly line: PassedLine }>;
type Answer<Name extends keyof WorkerTasks> = Awaited<ReturnType<WorkerTasks[Name]>>;

/** A task that the worker thread does. */
export interface StartedTask<T> {
  /**
   * Blocks this thread until the task is done.
   *
   * @param onLine gets the lines that the task has sent since its start, and those that it still sends
   * @throws what the task or `onLine` throws
   */
  wait(onLine?: (line: PassedLine) => void): T;
}

/**
 * A thread that does tasks while this thread goes on. This thread can block until an answer is there, since a constructor
 * can't await; and several tasks run side by side, as ten charts should.
 *
 * The messages of the worker are read from a channel that needs no event loop, and a number in shared memory changes with
 * each message. Packages such as synckit work alike, but their calls start a task and wait for it in one step, so that no
 * two tasks run side by side.
 */
class WorkerThread {
  private readonly bell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly channel = new MessageChannel();
  /** The replies that were not yet asked for, by task. */
  private readonly replies = new Map<number, WorkerReply[]>();
  private count = 0;

  constructor() {
    if (!existsSync(workerFile)) {
      const what = `Cannot start the thread that runs processes: ${workerFile} is missing`;
      throw new GitOpsError({
        where: 'cdk8s-gitops',
        what,
        fix: 'if you bundle your app, leave cdk8s-gitops out of the bundle',
      });
    }
    const workerData: WorkerLink = { port: this.channel.port2, bell: this.bell };
    const worker = new Worker(workerFile, {
      workerData,
      transferList: [this.channel.port2],
      // Options such as --require are meant for the main program.
      execArgv: extension === '.ts' ? ['--require', compiler] : [],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    // The worker does not keep this process alive, and ends with it.
    worker.unref();
  }

  public start<Name extends keyof WorkerTasks>(task: Name, input: Input<Name>): StartedTask<Answer<Name>> {
    const id = this.count++;
    this.replies.set(id, []);
    this.order({ id, task, input });
    let last: LastReply | undefined;
    return {
      wait: (onLine) => {
        last ??= this.lastReply(id, onLine);
        if ('error' in last) {
          throw last.error;
        }
        return last.answer as Answer<Name>;
      },
    };
  }

  private order(order: WorkerOrder): void {
    this.channel.port1.postMessage(order);
  }

  /** Passes the lines on. What `onLine` throws stops the task, and is then its last reply. */
  private lastReply(id: number, onLine?: (line: PassedLine) => void): LastReply {
    let reply = this.next(id);
    while ('line' in reply) {
      try {
        onLine?.(reply.line);
      } catch (error) {
        this.order({ id, stop: true });
        return { ...this.lastReply(id), error };
      }
      reply = this.next(id);
    }
    this.replies.delete(id);
    return reply;
  }

  /** Blocks until there is a reply to a task. */
  private next(id: number): WorkerReply {
    for (let silent = 0; silent < tries;) {
      const seen = Atomics.load(this.bell, 0);
      this.receive();
      const reply = this.replies.get(id)?.shift();
      if (reply !== undefined) {
        return reply;
      }
      // One silence is not enough: after a pause of this process (Ctrl-Z), the time is over at once.
      silent = Atomics.wait(this.bell, 0, seen, patienceMs) === 'timed-out' ? silent + 1 : 0;
    }
    const silence = `it was silent for ${(tries * patienceMs) / 1000} seconds and may have died`;
    throw new GitOpsError({
      where: 'cdk8s-gitops',
      what: `Cannot get an answer from the thread that runs processes: ${silence}`,
      fix: 'run again; if that does not help, report it with the version of Node.js',
    });
  }

  private receive(): void {
    let item = receiveMessageOnPort(this.channel.port1);
    while (item !== undefined) {
      const reply = item.message as WorkerReply;
      this.replies.get(reply.id)?.push(reply);
      item = receiveMessageOnPort(this.channel.port1);
    }
  }
}

let thread: WorkerThread | undefined;

/** The worker thread. It starts when it is first used. */
export function workerThread(): WorkerThread {
  return (thread ??= new WorkerThread());
}
