import { setTimeout as wait } from 'node:timers/promises';

/** How long a wait may take. */
export interface PollOptions {
  /** Seconds after which the wait has failed. */
  readonly within: number;
  /** Seconds between two checks. @default 0.5 */
  readonly every?: number;
}

/**
 * Checks again and again until there is a result.
 *
 * @throws after the deadline, with a description of the wait and the last error.
 */
export async function until<T>(
  what: string,
  { within, every = 0.5 }: PollOptions,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + within * 1000;
  let cause: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined) {
        return seen;
      }
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within ${within} s`, { cause });
    }
    await wait(every * 1000);
  }
}
