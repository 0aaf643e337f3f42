import { Argument, type Command } from 'commander';
import { bashScript } from '../completion/bash-script';
import { type CompletedCommand } from '../completion/completed-command';
import { completedCommands } from '../completion/completed-commands';
import { fishScript } from '../completion/fish-script';
import { zshScript } from '../completion/zsh-script';
import { print } from '../console/print';

type Shell = 'bash' | 'zsh' | 'fish';

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

const examples = `
Examples:
  source <(cdk8s-gitops completion bash)             # in ~/.bashrc
  source <(cdk8s-gitops completion zsh)              # in ~/.zshrc, after compinit
  cdk8s-gitops completion fish > ~/.config/fish/completions/cdk8s-gitops.fish`;

/** Adds `completion SHELL`. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands, flags and their values in a shell')
    .addArgument(new Argument('<shell>', 'the shell that completes').choices(Object.keys(scripts)))
    .addHelpText('after', examples)
    .action((shell: Shell) => print(scripts[shell](completedCommands(program))));
}
