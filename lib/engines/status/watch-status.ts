import { setTimeout as sleep } from 'node:timers/promises';
import { GitOpsError } from '../../core/error';
import { reportProgress } from '../../system/progress/report-progress';
import { type StatusResult } from './result/status-result';

/** How a status is watched. */
export interface WatchSettings {
  /** Reads the status once. */
  readonly look: () => Promise<StatusResult>;
  /** In milliseconds. After that, the last status is the result, whatever it is. */
  readonly timeout: number;
  /** In milliseconds, from one look to the next. */
  readonly pause: number;
  /** Gets each status that is different from the one before, and that one; undefined if it is the first. */
  readonly onChange: (status: StatusResult, before: StatusResult | undefined) => void;
  readonly signal: AbortSignal;
}

/**
 * Looks again and again until all is healthy, or until the time is over. An API server can be away for a moment: after the
 * first look, a failure is reported, and only the last one is thrown.
 */
export async function watchStatus({ look, timeout, pause, onChange, signal }: WatchSettings): Promise<StatusResult> {
  const end = Date.now() + timeout;
  let before: StatusResult | undefined;
  for (;;) {
    const isLast = Date.now() + pause > end;
    const status = await (before === undefined || isLast ? look() : lookOrReport(look, signal));
    if (status !== undefined && JSON.stringify(status) !== JSON.stringify(before)) {
      onChange(status, before);
    }
    before = status ?? before;
    if (status !== undefined && (status.healthy || Date.now() + pause > end)) {
      return status;
    }
    await sleep(pause, undefined, { signal });
  }
}

async function lookOrReport(look: WatchSettings['look'], signal: AbortSignal): Promise<StatusResult | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof GitOpsError) || signal.aborted) {
      throw error;
    }
    reportProgress(`Trying again after a failure. ${error.message}`);
    return undefined;
  }
}
