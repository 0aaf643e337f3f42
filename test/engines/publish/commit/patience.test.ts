import { type Clock, Patience } from '../../../../lib/engines/publish/commit/patience';

/** A clock whose time passes only in pauses. */
class FakeClock implements Clock {
  public time = 1_000;
  public readonly pauses: number[] = [];

  public now(): number {
    return this.time;
  }

  public async pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}

/** Waits until it is time to give up, and returns why, and after how many seconds. */
async function giveUp(tipAt: (seconds: number) => string | undefined): Promise<[reason: string, seconds: number]> {
  const clock = new FakeClock();
  const patience = new Patience(undefined, clock);
  const seconds = (): number => Math.floor((clock.time - 1_000) / 1_000);
  for (;;) {
    const reason = await patience.wait(tipAt(seconds()));
    if (reason !== undefined) {
      return [reason, seconds()];
    }
  }
}

test('a branch that does not move is waited for for a minute', async () => {
  const [reason, seconds] = await giveUp(() => 'a');

  expect(reason).toBe('stuck');
  expect(seconds).toBeGreaterThanOrEqual(60);
  expect(seconds).toBeLessThanOrEqual(62);
});

test('the minute starts again each time that others move the branch', async () => {
  const [reason, seconds] = await giveUp((now) => (now < 300 ? String(now) : 'the last'));

  expect(reason).toBe('stuck');
  expect(seconds).toBeGreaterThanOrEqual(360);
  expect(seconds).toBeLessThanOrEqual(364);
});

test('a branch that others move all the time is waited for for ten minutes', async () => {
  const [reason, seconds] = await giveUp(String);

  expect(reason).toBe('overtaken');
  expect(seconds).toBeGreaterThanOrEqual(600);
  expect(seconds).toBeLessThanOrEqual(602);
});

test('pauses get longer, up to two seconds, and are not equal', async () => {
  const clock = new FakeClock();
  const patience = new Patience(undefined, clock);
  for (let tries = 0; tries < 12; tries++) {
    await patience.wait('a');
  }

  expect(clock.pauses[0]).toBeLessThanOrEqual(50);
  expect(clock.pauses.every((pause, index) => pause >= 10 * Math.min(40, 2 ** index) && pause <= 2_000)).toBe(true);
  expect(new Set(clock.pauses).size).toBe(12);
});
