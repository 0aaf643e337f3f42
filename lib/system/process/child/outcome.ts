import { counted } from '../../../core/text/counted';

/** How a process ended, or why it did not start. */
export type Ending =
  | { readonly type: 'exited'; readonly code: number }
  /** By a signal that is not ours. */
  | { readonly type: 'killed'; readonly signal: string }
  | { readonly type: 'time-limit'; readonly seconds: number }
  | { readonly type: 'silence-limit'; readonly seconds: number }
  | { readonly type: 'output-limit'; readonly bytes: number }
  /** By the caller's AbortSignal. */
  | { readonly type: 'aborted' }
  | { readonly type: 'not-found' }
  | { readonly type: 'not-started'; readonly reason: string };

/** What remains of a process: plain data, which can be sent between threads. */
export interface Outcome {
  readonly ending: Ending;
  readonly stdout: Uint8Array;
  /** The last lines of stderr. They may hold secrets. */
  readonly lastLines: readonly string[];
}

/** The outcome of a process that never ran. */
export function notRun(ending: Ending): Outcome {
  return { ending, stdout: new Uint8Array(), lastLines: [] };
}

/** An ending in words, for the second half of a sentence. */
export function describeEnding(ending: Ending): string {
  switch (ending.type) {
    case 'exited':
      return `it ended with exit code ${ending.code}`;
    case 'killed':
      return `it was ended by ${ending.signal}`;
    case 'time-limit':
      return `it took longer than ${counted(ending.seconds, 'second')}`;
    case 'silence-limit':
      return `it gave no sign of life for ${counted(ending.seconds, 'second')}`;
    case 'output-limit':
      return `it printed more than ${counted(ending.bytes, 'byte')}`;
    case 'aborted':
      return 'it was stopped';
    case 'not-found':
      return 'it was not found';
    case 'not-started':
      return ending.reason;
  }
}
