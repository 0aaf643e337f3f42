import { setTimeout } from 'node:timers/promises';

const longestMs = 60_000;
const firstPauseMs = 50;
const longestPauseMs = 2_000;

/** Waits between tries, longer each time, and gives up if a branch has not moved for a minute. */
export class Patience {
  private tries = 0;
  private since = Date.now();
  private tip: string | undefined;

  constructor(private readonly signal?: AbortSignal) {}

  /**
   * Waits for the next try.
   *
   * @param tip the commit that the branch has now. Each new one is a progress, if only of somebody else
   * @returns false if it is time to give up
   */
  public async wait(tip: string | undefined): Promise<boolean> {
    if (tip !== this.tip) {
      this.tip = tip;
      this.since = Date.now();
    }
    if (Date.now() - this.since > longestMs) {
      return false;
    }
    const most = Math.min(longestPauseMs, firstPauseMs * 2 ** this.tries++);
    // eslint-disable-next-line no-restricted-syntax -- two that have met must not meet again; no output depends on it
    await setTimeout(most * (0.2 + 0.8 * Math.random()), undefined, { signal: this.signal });
    return true;
  }
}
