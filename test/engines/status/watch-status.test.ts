import { once } from 'node:events';
import { GitOpsError } from '../../../lib/core/error';
import { type StatusResult } from '../../../lib/engines/status/result/status-result';
import { watchStatus } from '../../../lib/engines/status/watch-status';
import { messageOfAsync } from '../../message-of';

const status = (unhealthy: number): StatusResult => ({
  objects: [],
  summary: { objects: 1, missing: 0, different: 0, unknown: 0, unhealthy },
  healthy: unhealthy === 0,
});
const away = new GitOpsError({ where: 'kubectl', what: 'Cannot ask the cluster', fix: 'start it' });

/** The answer of a look that goes on until it is stopped. */
const stuck = 'stuck';

/** Watches looks that give these answers, one after the other. */
async function watch(
  answers: readonly (StatusResult | Error | typeof stuck)[],
  timeout = 60_000,
  { signal } = new AbortController(),
) {
  const left = [...answers];
  const changes: StatusResult[] = [];
  const befores: (StatusResult | undefined)[] = [];
  const look = async (stop: AbortSignal): Promise<StatusResult> => {
    const answer = left.shift();
    if (answer === stuck) {
      await once(stop, 'abort');
      throw away;
    }
    if (answer === undefined || answer instanceof Error) {
      throw answer ?? new Error('no look is left');
    }
    return answer;
  };
  const onChange = (after: StatusResult, before: StatusResult | undefined): void => {
    changes.push(after);
    befores.push(before);
  };
  const result = await watchStatus({ look, timeout, pause: 1, signal, onChange });
  return { result, changes, befores };
}

test('it ends as soon as all is healthy, and each change is shown once', async () => {
  const { result, changes } = await watch([status(2), status(2), status(1), status(0)]);

  expect(result).toEqual(status(0));
  expect(changes).toEqual([status(2), status(1), status(0)]);
});

test('an API server that is away for a moment does not end it', async () => {
  const { result, changes } = await watch([status(1), away, away, status(0)]);

  expect(result.healthy).toBe(true);
  expect(changes).toHaveLength(2);
});

test('a failure of the first look ends it', async () => {
  await expect(watch([away, status(0)])).rejects.toThrow(away);
});

test('a failure of the last look ends it', async () => {
  await expect(watch([status(1), away, stuck], 500)).rejects.toThrow(away);
});

test('an error that is not about the cluster ends it', async () => {
  const bug = new TypeError('a bug');

  await expect(watch([status(1), bug])).rejects.toThrow(bug);
});

test('when the time is over, the last status is the result, also if a look does not end', async () => {
  const { result } = await watch([status(1), status(2), stuck], 500);

  expect(result).toEqual(status(2));
});

test('a first look that does not end within the time is an error', async () => {
  const message = await messageOfAsync(watch([stuck], 500));

  expect(message).toBe(
    '[status] Cannot read the cluster: kubectl does not end within 0.5 seconds\n' +
      '  Fix: make sure that kubectl cluster-info answers, or give it more time with --timeout',
  );
});

test('whoever stops it gets no status', async () => {
  const stop = new AbortController();
  const failure = watch([stuck], 60_000, stop);

  stop.abort();

  await expect(failure).rejects.toThrow(stop.signal.reason);
});
