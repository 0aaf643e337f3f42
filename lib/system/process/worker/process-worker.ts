// The program of the worker thread, which worker-thread.ts starts.
import { workerData } from 'node:worker_threads';
import { heartbeatMs, ring, type WorkerLink, type WorkerOrder, type WorkerReply } from './worker-messages';
import { type PassedLine, workerTasks } from './worker-tasks';

type Task = (input: unknown, pass: (line: PassedLine) => void) => Promise<object>;

const { port, bell } = workerData as WorkerLink;
port.on('message', (order: WorkerOrder) => void obey(order));

async function obey({ id, task, input }: WorkerOrder): Promise<void> {
  const heartbeat = setInterval(() => ring(bell), heartbeatMs);
  try {
    const answer = await (workerTasks[task] as Task)(input, (line) => reply({ id, line }));
    reply({ id, answer }, buffersOf(answer));
  } catch (error) {
    reply({ id, error });
  } finally {
    clearInterval(heartbeat);
  }
}

function reply(message: WorkerReply, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
  ring(bell);
}

/** The bytes of an answer, which are moved to the other thread and not copied. */
function buffersOf(answer: object): ArrayBuffer[] {
  return Object.values(answer).flatMap((value: unknown) =>
    value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [],
  );
}
