// The program of the worker thread, which worker-thread.ts starts.
import { workerData } from 'node:worker_threads';
import { heartbeatMs, ring, type WorkerLink, type WorkerOrder, type WorkerReply } from './worker-messages';
import { type PassedLine, workerTasks } from './worker-tasks';

type Task = (input: unknown, pass: (line: PassedLine) => void, signal: AbortSignal) => Promise<object>;

const { port, bell } = workerData as WorkerLink;
const stops = new Map<number, AbortController>();
port.on('message', (order: WorkerOrder) => {
  if ('stop' in order) {
    stops.get(order.id)?.abort();
  } else {
    void runTask(order.id, workerTasks[order.task] as Task, order.input);
  }
});

async function runTask(id: number, task: Task, input: unknown): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  const heartbeat = setInterval(() => ring(bell), heartbeatMs);
  try {
    const answer = await task(input, (line) => reply({ id, line }), stop.signal);
    reply({ id, answer }, buffersOf(answer));
  } catch (error) {
    reply({ id, error });
  } finally {
    clearInterval(heartbeat);
    stops.delete(id);
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
