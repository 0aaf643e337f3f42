import { setTimeout as sleep } from 'node:timers/promises';
import { GitOpsError } from '../../core/error';
import { counted } from '../../core/text/counted';
import { reportProgress } from '../../system/progress/report-progress';
import { type StatusResult } from './result/status-result';

/** How a status is watched. */
export interface WatchSettings {
  /** Reads the status once. It ends with an error soon after its signal is aborted. */
  readonly look: (signal: AbortSignal) => Promise<StatusResult>;
  /** In milliseconds. After that, a look that still goes on is stopped, and the last status is the result. */
  readonly timeout: number;
  /** In milliseconds, from one look to the next. */
  readonly pause: number;
  /** Gets each status that is different from the one before, and that one; undefined if it is the first. */
  readonly onChange: (status: StatusResult, before: StatusResult | undefined) => void;
  readonly signal: AbortSignal;
}

/**
 * Looks again and again until all is healthy, or until the time is over. An API server can be away for a moment: after the
 * first look, a failure is reported, and only that of the last look is thrown.
 */
export async function watchStatus(settings: WatchSettings): Promise<StatusResult> {
  const { signal, timeout } = settings;
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  const timer = setTimeout(abort, timeout);
  signal.addEventListener('abort', abort);
  try {
    return await watch(await firstLook(settings, stop.signal), settings, stop.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    signal.throwIfAborted();
  }
}

async function firstLook({ look, timeout, onChange }: WatchSettings, stop: AbortSignal): Promise<StatusResult> {
  try {
    const status = await look(stop);
    onChange(status, undefined);
    return status;
  } catch (cause) {
    if (!stop.aborted) {
      throw cause;
    }
    const what = `Cannot read the cluster: kubectl does not end within ${counted(timeout / 1000, 'second')}`;
    const fix = 'make sure that kubectl cluster-info answers, or give it more time with --timeout';
    throw new GitOpsError({ where: 'status', what, fix }, { cause });
  }
}

/** @param stop is aborted when the time is over, or when nobody wants to know any more */
async function watch(
  first: StatusResult,
  { look, pause, onChange }: WatchSettings,
  stop: AbortSignal,
): Promise<StatusResult> {
  let last: StatusResult | GitOpsError = first;
  let seen = first;
  while (!seen.healthy && (await isPauseOver(pause, stop))) {
    last = (await lookOrReport(look, stop)) ?? last;
    if (!(last instanceof GitOpsError)) {
      if (JSON.stringify(last) !== JSON.stringify(seen)) {
        onChange(last, seen);
      }
      seen = last;
    }
  }
  if (last instanceof GitOpsError) {
    throw last;
  }
  return last;
}

/** @returns false if the time is over before the pause */
async function isPauseOver(pause: number, stop: AbortSignal): Promise<boolean> {
  return sleep(pause, true, { signal: stop }).catch(() => false);
}

/** @returns undefined if the look was stopped */
async function lookOrReport(
  look: WatchSettings['look'],
  stop: AbortSignal,
): Promise<StatusResult | GitOpsError | undefined> {
  try {
    return await look(stop);
  } catch (error) {
    if (stop.aborted) {
      return undefined;
    }
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    reportProgress(`Trying again after a failure. ${error.message}`);
    return error;
  }
}
