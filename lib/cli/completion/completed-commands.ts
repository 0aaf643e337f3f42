import { type Command, type Option } from 'commander';
import { nameOfCommand } from './command-words';
import { type CompletedCommand, type CompletedOption } from './completed-command';

/** The program and all its commands, with the options that their help shows, and `help` with the same commands. */
export function completedCommands(program: Command): readonly CompletedCommand[] {
  const { commands, ...others } = describeCommand(program, '');
  const help = helpOf({ ...others, words: 'help', commands });
  return withChildren({ ...others, commands: [...commands, help] });
}

/** A word of `help`, with the words that can follow. */
function helpOf({ words, commands, ...others }: CompletedCommand): CompletedCommand {
  const named = commands.map((child) => helpOf({ ...child, words: `${words} ${nameOfCommand(child)}` }));
  const description = words === 'help' ? 'print the commands, or the flags of one' : others.description;
  return { words, description, commands: named, options: [], choices: [] };
}

function withChildren(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(withChildren)];
}

function describeCommand(command: Command, words: string): CompletedCommand {
  return {
    words,
    description: command.description(),
    commands: command.commands.map((child) => describeCommand(child, `${words} ${child.name()}`.trim())),
    options: command.createHelp().visibleOptions(command).map(describeOption),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

function describeOption({ short, long, description, required, optional, argChoices = [] }: Option): CompletedOption {
  const names = [short, long].filter((name) => name !== undefined);
  return { names, description, takesValue: required || optional, choices: argChoices };
}
