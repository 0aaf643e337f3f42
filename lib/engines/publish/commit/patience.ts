import { setTimeout } from 'node:timers/promises';

/** Time, for those who wait. */
export interface Clock {
  /** In milliseconds, from any moment on. */
  now(): number;
  /** Ends with an error if the signal is aborted. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
}

/** Why it is time to give up: nobody moves the branch, or others do so again and again. */
export type GiveUpReason = 'stuck' | 'overtaken';

/** In seconds: how long a branch may stay as it is, and how long others may move it. */
export const longestWait: Readonly<Record<GiveUpReason, number>> = { stuck: 60, overtaken: 600 };

const systemClock: Clock = {
  now: () => performance.now(),
  pause: async (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};

const firstPauseMs = 50;
const longestPauseMs = 2_000;

/**
 * Waits between tries, longer each time, and gives up in the end. Others who move the branch make progress, so they are
 * given more time than a branch that stays as it is.
 */
export class Patience {
  private tries = 0;
  private tip: string | undefined;
  private readonly start: number;
  private since: number;

  constructor(
    private readonly signal?: AbortSignal,
    private readonly clock = systemClock,
  ) {
    this.start = clock.now();
    this.since = this.start;
  }

  /**
   * Waits for the next try.
   *
   * @param tip the commit that the branch has now
   * @returns why there must not be another try, or undefined
   */
  public async wait(tip: string | undefined): Promise<GiveUpReason | undefined> {
    const now = this.clock.now();
    if (tip !== this.tip) {
      this.tip = tip;
      this.since = now;
    }
    const reason = this.findReason(now);
    if (reason === undefined) {
      const most = Math.min(longestPauseMs, firstPauseMs * 2 ** this.tries++);
      // eslint-disable-next-line no-restricted-syntax -- two that have met must not meet again; no output depends on it
      await this.clock.pause(most * (0.2 + 0.8 * Math.random()), this.signal);
    }
    return reason;
  }

  private findReason(now: number): GiveUpReason | undefined {
    if (now - this.since > longestWait.stuck * 1000) {
      return 'stuck';
    }
    return now - this.start > longestWait.overtaken * 1000 ? 'overtaken' : undefined;
  }
}
