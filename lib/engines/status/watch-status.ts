import { setTimeout as sleep } from 'node:timers/promises';
import { type StatusResult } from './result/status-result';

/** How a status is watched. */
export interface WatchSettings {
  /** Reads the status once. */
  readonly look: () => Promise<StatusResult>;
  /** In milliseconds. After that, the last status is the result, whatever it is. */
  readonly timeout: number;
  /** In milliseconds, from one look to the next. */
  readonly pause: number;
  /** Gets each status that is different from the one before. */
  readonly onChange: (status: StatusResult) => void;
  readonly signal: AbortSignal;
}

/** Looks again and again until all is healthy, or until the time is over. */
export async function watchStatus({ look, timeout, pause, onChange, signal }: WatchSettings): Promise<StatusResult> {
  const end = Date.now() + timeout;
  let before: string | undefined;
  for (;;) {
    const status = await look();
    const text = JSON.stringify(status);
    if (text !== before) {
      onChange(status);
    }
    before = text;
    if (status.healthy || Date.now() + pause > end) {
      return status;
    }
    await sleep(pause, undefined, { signal });
  }
}
