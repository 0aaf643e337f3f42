import { inheritedEnvironment } from '../../../lib/system/process/environment';
import { runShellCommand } from '../../../lib/system/process/run-shell-command';

test('a text for a shell is run by one', async () => {
  const env = { ...inheritedEnvironment('PATH'), NAME: 'you' };

  const result = await runShellCommand('echo "hello $NAME" | tr a-z A-Z && exit 3', { env, exitCodes: [3] });

  expect(result.text()).toBe('HELLO YOU\n');
});

test('a failure of it gives the text', async () => {
  const settings = { name: 'app', env: inheritedEnvironment('PATH'), secrets: ['hunter2'] };

  const result = runShellCommand('echo "nothing there" >&2; exit 2 # hunter2', settings);

  await expect(result).rejects.toThrow('');
});

test('all that it started ends when it is stopped', async () => {
  const stop = new AbortController();
  const settings = { env: inheritedEnvironment('PATH'), onStderrLine: () => stop.abort(), timeLimit: 60 };

  // The output stays open until sleep, which is not the shell, is gone.
  const result = runShellCommand('sleep 100000 | cat & echo started >&2; wait', settings, { signal: stop.signal });

  await expect(result).rejects.toMatchObject({ ending: { type: 'aborted' } });
});
