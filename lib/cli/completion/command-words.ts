import { type CompletedCommand } from './completed-command';

/** The last word of a command. */
export function nameOfCommand({ words }: CompletedCommand): string {
  return words.split(' ').at(-1) ?? '';
}

/**
 * For each command, the words above it and its own, as one text: `' helm'` and `'helm pull'`. With them, a script follows the
 * words of a line to the command that they name.
 */
export function stepsTo(commands: readonly CompletedCommand[]): string[] {
  return commands.flatMap((parent) => parent.commands.map((child) => `${parent.words} ${nameOfCommand(child)}`));
}
