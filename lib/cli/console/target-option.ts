import { type Command } from 'commander';

/** The flag of a command that is about one target. */
export interface TargetFlags {
  /** The name of the folder of the target in the output. */
  readonly target?: string;
}

/** Adds `--target`. */
export function addTargetOption(command: Command): Command {
  return command.option('--target <name>', 'only the objects of this target, in an output with a folder for each');
}
