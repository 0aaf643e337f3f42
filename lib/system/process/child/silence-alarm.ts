/** Into how many parts a silence is divided. */
const parts = 10;
const longestTimerMs = 2 ** 31 - 1;

/**
 * Calls once if nothing is heard for a time, or for a tenth of it longer.
 *
 * It counts short silences instead of looking at a clock: after a pause of this process (Ctrl-Z), the clock would have
 * gone on, although nothing could be heard.
 */
export class SilenceAlarm {
  private silent = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(seconds: number, onSilence: () => void) {
    const part = Math.min((seconds * 1000) / parts, longestTimerMs);
    this.timer = setInterval(() => {
      // The first part began before the last sound.
      if (this.silent++ === parts) {
        onSilence();
      }
    }, part);
  }

  /** Begins to count again. */
  public reset(): void {
    this.silent = 0;
  }

  public stop(): void {
    clearInterval(this.timer);
  }
}
