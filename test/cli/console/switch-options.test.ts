import { Command } from 'commander';
import { addSwitchOptions } from '../../../lib/cli/console/switch-options';
import { messageOf } from '../../message-of';

/** The value of the switch, read from a command line. */
function valueOf(...args: readonly string[]): unknown {
  const command = addSwitchOptions(new Command(), 'check', { on: 'check it', off: 'do not check it' });
  return command.parse(args, { from: 'user' }).opts().check;
}

test.each([
  [[], undefined],
  [['--check'], true],
  [['--no-check'], false],
  [['--no-check', '--no-check'], false],
])('%j gives %j', (args, value) => {
  expect(valueOf(...args)).toBe(value);
});

test.each([
  ['--check', '--no-check'],
  ['--no-check', '--check'],
])('%s and %s exclude each other', (...args) => {
  expect(messageOf(() => valueOf(...args))).toBe(
    '[cdk8s-gitops] Cannot run: --check and --no-check exclude each other\n  Fix: use one of them',
  );
});
