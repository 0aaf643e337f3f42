import { type Command, type Option } from 'commander';
import { createProgram, runProgram } from '../../lib/cli/program';
import { messageOfAsync } from '../message-of';

/** The commands that do something, each with the words that name it. */
const commands = leavesOf(createProgram());

function leavesOf(command: Command, words: readonly string[] = []): string[] {
  const children = command.commands.flatMap((child) => leavesOf(child, [...words, child.name()]));
  return command.commands.length === 0 ? [words.join(' ')] : children;
}

function helpsOf(commands: readonly Command[]): string[] {
  return commands.flatMap((command) => [command.helpInformation(), ...helpsOf(command.commands)]);
}

function isCalled(name: string): (command: Command) => boolean {
  return (command) => command.name() === name;
}

/** A program whose command collects what it prints. */
function prepare(words: string): { program: Command; command: Command; printed: { out: string; error: string } } {
  const printed = { out: '', error: '' };
  const program = createProgram();
  const command = words.split(' ').reduce<Command>((parent, word) => {
    const child = parent.commands.find((one) => one.name() === word);
    return child ?? parent;
  }, program);
  const output = {
    writeOut: (text: string) => (printed.out += text),
    writeErr: (text: string) => (printed.error += text),
    outputError: (text: string) => (printed.error += text),
  };
  program.configureOutput(output);
  command.configureOutput(output);
  return { program, command, printed };
}

test.each(commands)('%s is the same if the program is made for it', (words) => {
  const [word] = words.split(' ');

  const program = createProgram(word);

  const all = createProgram().commands;
  expect(helpsOf(program.commands)).toEqual(helpsOf(word === 'completion' ? all : all.filter(isCalled(word))));
});

test.each(['', 'no-such-command', 'toString', '--quiet'])('all commands are there for the word %p', (word) => {
  const program = createProgram(word);

  expect(helpsOf(program.commands)).toEqual(helpsOf(createProgram().commands));
});

test.each(commands)('%s has a description', (words) => {
  expect(prepare(words).command.description()).toMatch(/^[a-z].{10,}[^.]$/);
});

test.each(commands)('the help of %s has an example of it, and the flags of every command', async (words) => {
  const { program, printed } = prepare(words);

  const code = await runProgram(program, [...words.split(' '), '--help']);

  expect(code).toBe(0);
  expect(printed.out).toMatch(new RegExp(`\\nExamples?:\\n[^]*cdk8s-gitops ${words}`));
  expect(printed.out).toMatch(/-q, --quiet[^]*--verbose/);
});

test.each(commands)('each flag of %s is described', (words) => {
  const undescribed = visible(prepare(words).command).filter(({ description }) => description === '');

  expect(undescribed.map(({ flags }) => flags)).toEqual([]);
});

test.each(commands)('-o and --output of %s name a path, and are not used for anything else', (words) => {
  const flags = visible(prepare(words).command).filter(({ short, long }) => short === '-o' || long === '--output');

  expect(['', '-o, --output <path>']).toContain(flags.map((option) => option.flags).join(' '));
});

test.each(commands)('%s ends with 2 for a flag that does not exist', async (words) => {
  const { program, printed } = prepare(words);

  const code = await runProgram(program, [...words.split(' '), '--no-such-flag']);

  expect({ code, printed }).toEqual({
    code: 2,
    printed: {
      out: '',
      error: expect.stringMatching(/^error: (unknown option '--no-such-flag'|required option)/) as string,
    },
  });
});

test.each(commands)('%s is not quiet and prints more at the same time', async (words) => {
  const { program } = prepare(words);

  const message = await messageOfAsync(
    program.parseAsync([...words.split(' '), '--quiet', '--verbose'], { from: 'user' }),
  );

  expect(message).toMatch(/--quiet and --verbose exclude each other|required option|missing required argument/);
});

test('the commands that have data for programs print it as JSON with --json', () => {
  const wanted = ['diff', 'publish', 'apply-plan', 'status', 'helm pull'].filter((words) => commands.includes(words));

  const found = wanted.filter((words) => visible(prepare(words).command).some(({ long }) => long === '--json'));

  expect(found).toEqual(wanted);
});

function visible(command: Command): Option[] {
  return [...command.createHelp().visibleOptions(command)];
}

test.each(commands)('the help of %s is also that of help', async (words) => {
  const [asked, given] = [prepare(words), prepare(words)];

  const codes = [
    await runProgram(asked.program, ['help', ...words.split(' ')]),
    await runProgram(given.program, [...words.split(' '), '--help']),
  ];

  expect(codes).toEqual([0, 0]);
  expect(asked.printed).toEqual(given.printed);
});

test.each([...commands, 'helm'])('the flags of every command come last in the help of %s', async (words) => {
  const { program, printed } = prepare(words);

  await runProgram(program, [...words.split(' '), '--help']);

  expect(printed.out).toMatch(/\nOptions:\n[^]*\n\nGlobal Options:\n/);
});
