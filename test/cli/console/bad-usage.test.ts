import { type Command } from 'commander';
import { createProgram, runProgram } from '../../../lib/cli/program';

/** What the program prints for a command line that is wrong. */
async function errorOf(line: string): Promise<string> {
  let printed = '';
  const collectFrom = (command: Command): void => {
    command.configureOutput({ writeErr: (text) => (printed += text) });
    command.commands.forEach(collectFrom);
  };
  const program = createProgram();
  collectFrom(program);

  expect(await runProgram(program, line.split(' '))).toBe(2);
  return printed;
}

test.each([
  ['publish', '--repo is missing', 'add --repo <url>'],
  ['publish --repo a.git', '--branch is missing', 'add --branch <branch>'],
  ['synth --output', '--output has no value', 'use --output <path>'],
  ['synth --app', '--app has no value', 'use --app <command>'],
  ['completion', '<shell> is missing', 'add it: --help has an example'],
  ['completion tcsh', `<shell> can't be "tcsh"`, 'use one of bash, zsh, fish'],
  ['status a b c', 'status takes 1 argument at most, and got 3', 'leave out the others: --help has an example'],
  ['synth a', 'synth takes no arguments', 'leave them out: --help has an example'],
  ['synt', `unknown command 'synt'`, 'use synth'],
  ['helm pul', `unknown command 'pul'`, 'use pull'],
  ['diff --forma json', `unknown option '--forma'`, 'use --format'],
  ['diff --nothing', `unknown option '--nothing'`, 'use one of the flags that --help lists'],
  ['help nothing', `unknown command 'nothing'`, 'use one of the commands that --help lists'],
  ['help helm nothing', `unknown command 'nothing'`, 'use one of the commands that --help lists'],
])('a command line that is wrong is an error with a fix: %s', async (line, what, fix) => {
  expect(await errorOf(line)).toBe(`[cdk8s-gitops] Cannot run: ${what}\n  Fix: ${fix}\n`);
});
