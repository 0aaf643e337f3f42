import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { describeBadUsage } from './console/bad-usage';
import { CommandFailure, type ExitCode } from './console/command-failure';
import { describeFailure } from './console/describe-failure';
import { rewriteGoFlags } from './console/go-flags';
import { globalHeading, groupHelpItems } from './console/help-groups';
import { type MessageFlags, useMessageFlags } from './console/messages';
import { print } from './console/print';
import { addApplyPlanCommand } from './commands/apply-plan';
import { addCompletionCommand } from './commands/completion';
import { addDiffCommand } from './commands/diff';
import { addGraphCommand } from './commands/graph';
import { addHelmCommand } from './commands/helm';
import { addKustomizeCommand } from './commands/kustomize';
import { addPublishCommand } from './commands/publish';
import { addStatusCommand } from './commands/status';
import { addSynthCommand } from './commands/synth';

/** What adds a command. It is loaded when it is called. */
const commands: Readonly<Record<string, (program: Command) => void>> = {
  'apply-plan': (program) => addApplyPlanCommand(program),
  diff: (program) => addDiffCommand(program),
  graph: (program) => addGraphCommand(program),
  helm: (program) => addHelmCommand(program),
  kustomize: (program) => addKustomizeCommand(program),
  publish: (program) => addPublishCommand(program),
  status: (program) => addStatusCommand(program),
  synth: (program) => addSynthCommand(program),
};

/**
 * The command line. A command loads its modules only when it runs.
 *
 * @param word the first word of the arguments. If it is the name of a command, only that one is added, to start faster
 */
export function createProgram(word = ''): Command {
  const program = new Command('cdk8s-gitops')
    .description('Kubernetes in TypeScript: kustomize in process, GitOps for cdk8s')
    .version(version, '--version', 'print the version')
    // What comes after a command is for that command, such as the --version of a chart.
    .enablePositionalOptions()
    .hook('preAction', (_program, command) => useMessageFlags(command.optsWithGlobals<MessageFlags>()))
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the commands, or the flags of one')
    .addHelpText('after', notes)
    .configureHelp({ groupItems: groupHelpItems })
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => print(text),
      writeErr: (text) => print(text, 'stderr'),
      outputError: (text, write) => write(`${describeBadUsage(text)}\n`),
    });
  addCommands(program, word);
  addMessageFlags(program);
  return program;
}

function addCommands(program: Command, word: string): void {
  if (Object.hasOwn(commands, word)) {
    commands[word](program);
    return;
  }
  Object.values(commands).forEach((add) => add(program));
  addCompletionCommand(program);
}

const notes = `
The exit code is 0 for success, 1 for a difference or a finding, and 2 for a wrong command line or a failure.
The variables KUBECTL, GIT and HELM name these programs. With NO_COLOR, nothing is in colour.

Examples:
  cdk8s-gitops help diff    # the flags of a command, and examples`;

/** Adds the flags that every command has, to a command and those below it. */
function addMessageFlags(command: Command): void {
  const quiet = new Option('-q, --quiet', 'print only data, errors and warnings');
  const verbose = new Option('--verbose', 'also print each program that is started');
  [quiet, verbose].forEach((option) => command.addOption(option.helpGroup(globalHeading)));
  command.commands.forEach(addMessageFlags);
}

/**
 * Runs a command line.
 *
 * @param args the arguments, without the program itself
 * @returns 0 for success, 1 for a finding if the command was asked to fail for findings, 2 for bad usage or a failure
 */
export async function runProgram(program: Command, args: readonly string[]): Promise<ExitCode> {
  try {
    const words = withoutHelpWord(program, args);
    await program.parseAsync(rewriteGoFlags(words, optionsFor(program, words)), { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    printFailure(error);
    return error instanceof CommandFailure ? error.code : 2;
  }
}

/** `help helm pull` is `helm pull --help`. What is not a command stays, so that it is an error. */
function withoutHelpWord(program: Command, [first, ...words]: readonly string[]): readonly string[] {
  if (first !== 'help') {
    return first === undefined ? [] : [first, ...words];
  }
  return isCommand(
    program,
    words.filter((word) => !word.startsWith('-')),
  )
    ? [...words, '--help']
    : words;
}

function isCommand(parent: Command, [word, ...rest]: readonly string[]): boolean {
  const command = findCommand(parent, word);
  return word === undefined || (command === undefined ? parent.commands.length === 0 : isCommand(command, rest));
}

function findCommand(parent: Command, word: string | undefined): Command | undefined {
  return parent.commands.find((one) => [one.name(), ...one.aliases()].some((name) => name === word));
}

/** The options of the command that the arguments name, and of the commands above it, which come last. */
function optionsFor(program: Command, args: readonly string[]): Option[] {
  const [word, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const command = findCommand(program, word);
  return [...(command === undefined ? [] : optionsFor(command, rest)), ...program.options];
}

function printFailure(error: unknown): void {
  try {
    print(`${describeFailure(error)}\n`, 'stderr');
  } catch {
    // If standard error can't be written, only the exit code remains.
  }
}
