import { Command } from 'commander';
import { integerOption } from '../../../lib/cli/console/integer-option';
import { messageOf } from '../../message-of';

/** The value of `--count`, read from a command line. */
function countOf(...args: readonly string[]): unknown {
  const command = new Command().addOption(integerOption('--count <number>', 'how many', { least: 2, usual: 5 }));
  return command.parse(args, { from: 'user' }).opts().count;
}

test('the value is a number', () => {
  expect(countOf('--count', '12')).toBe(12);
});

test('without the option, there is no value', () => {
  expect(countOf()).toBeUndefined();
});

test.each(['1', 'many', '2.5', '3x', '', ' 3', '99999999999999999999'])('%j is refused', (text) => {
  expect(messageOf(() => countOf('--count', text))).toBe(
    `[cdk8s-gitops] Cannot run: --count can't be ${JSON.stringify(text)}: it must be a whole number, 2 or more\n` +
      '  Fix: use --count 5',
  );
});
