import { type MessagePort } from 'node:worker_threads';
import { type PassedLine, type WorkerTasks } from './worker-tasks';

/** What the worker thread gets when it starts. */
export interface WorkerLink {
  readonly port: MessagePort;
  /** One number in shared memory. It changes with every message, and the thread that waits sleeps until then. */
  readonly bell: Int32Array;
}

/** A task for the worker thread, or the end of one. */
export type WorkerOrder = { readonly id: number } & (
  { readonly task: keyof WorkerTasks; readonly input: unknown } | { readonly stop: true }
);

/** Its replies to a task: any number of lines, then an answer or an error. */
export type WorkerReply = { readonly id: number } & (
  { readonly line: PassedLine } | { readonly answer: unknown } | { readonly error: unknown }
);

/** How often the bell rings during a task even if there is no message: a sign of life. */
export const heartbeatMs = 1000;

/** Wakes the thread that waits for a message. */
export function ring(bell: Int32Array): void {
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}
