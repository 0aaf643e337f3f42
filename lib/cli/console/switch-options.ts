import { type Command } from 'commander';
import { GitOpsError } from '../../core/error';

/** What the two flags of a switch do. */
export interface SwitchDescriptions {
  readonly on: string;
  readonly off: string;
}

/** Adds the flags `--name` and `--no-name`, which exclude each other: of commander's, the last one would win silently. */
export function addSwitchOptions(command: Command, name: string, { on, off }: SwitchDescriptions): Command {
  const given = new Set<string>();
  const add = (flag: string): void => {
    given.add(flag);
    if (given.size > 1) {
      const what = `Cannot run: --${name} and --no-${name} exclude each other`;
      throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use one of them' });
    }
  };
  command.option(`--${name}`, on).option(`--no-${name}`, off);
  return command.on(`option:${name}`, () => add(name)).on(`option:no-${name}`, () => add(`no-${name}`));
}
