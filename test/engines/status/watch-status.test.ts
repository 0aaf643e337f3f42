import { GitOpsError } from '../../../lib/core/error';
import { type StatusResult } from '../../../lib/engines/status/result/status-result';
import { watchStatus } from '../../../lib/engines/status/watch-status';

const status = (unhealthy: number): StatusResult => ({
  objects: [],
  summary: { objects: 1, missing: 0, different: 0, unknown: 0, unhealthy },
  healthy: unhealthy === 0,
});
const away = new GitOpsError({ where: 'kubectl', what: 'Cannot ask the cluster', fix: 'start it' });

/** Watches looks that give these answers, one after the other. */
async function watch(answers: readonly (StatusResult | Error)[], timeout = 60_000) {
  const left = [...answers];
  const changes: StatusResult[] = [];
  const befores: (StatusResult | undefined)[] = [];
  const look = async (): Promise<StatusResult> => {
    const answer = left.shift();
    if (answer === undefined || answer instanceof Error) {
      throw answer ?? new Error('no look is left');
    }
    return answer;
  };
  const { signal } = new AbortController();
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

test('each change comes with what was known before, also if the API server was away meanwhile', async () => {
  const { befores } = await watch([status(2), away, status(1), status(0)]);

  expect(befores).toEqual([undefined, status(2), status(1)]);
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
  await expect(watch([away], 0)).rejects.toThrow(away);
});

test('an error that is not about the cluster ends it', async () => {
  const bug = new TypeError('a bug');

  await expect(watch([status(1), bug])).rejects.toThrow(bug);
});

test('when the time is over, the last status is the result', async () => {
  const { result } = await watch([status(1)], 0);

  expect(result).toEqual(status(1));
});
