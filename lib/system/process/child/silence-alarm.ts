/** Into how many parts a silence is divided. */
const parts = 10;

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
    const tick = (): void => {
      // The first part began before the last sound.
      if (this.silent++ === parts) {
        onSilence();
      }
    };
    this.timer = setInterval(tick, (seconds * 1000) / parts);
  }

  /** Begins to count again. */
  public reset(): void {
    this.silent = 0;
  }

  public stop(): void {
    clearInterval(this.timer);
  }
}
