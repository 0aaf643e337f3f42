import { inheritedEnvironment } from '../../../lib/system/process/environment';
import { runShellCommand } from '../../../lib/system/process/run-shell-command';

test('a text for a shell is run by one', async () => {
  const env = { ...inheritedEnvironment('PATH'), NAME: 'you' };

  const result = await runShellCommand('echo "hello $NAME" | tr a-z A-Z && exit 3', { env, exitCodes: [3] });

  expect(result.text()).toBe('HELLO YOU\n');
});

test('a failure does not show the value of an option for a password', async () => {
  const settings = { name: 'app', env: inheritedEnvironment('PATH') };

  const result = runShellCommand("false --password 'hunter2' --token=abc123", settings);

  await expect(result.catch((error: Error) => error.message)).resolves.toBe(
    `[app] Cannot run "false --password '***' --token=***": it ended with exit code 1\n` +
      '  Fix: run it by hand to see more',
  );
});

test('a failure shows the text, without the secrets that are given', async () => {
  const settings = { name: 'app', env: inheritedEnvironment('PATH'), secrets: ['hunter2'] };

  const result = runShellCommand('echo "nothing there" >&2; exit 2 # hunter2', settings);

  await expect(result.catch((error: Error) => error.message)).resolves.toBe(
    '[app] Cannot run "echo \\"nothing there\\" >&2; exit 2 # ***": it ended with exit code 2\n' +
      '    nothing there\n' +
      '  Fix: read what app reports above',
  );
});
