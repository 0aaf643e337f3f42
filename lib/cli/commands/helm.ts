import { type Command } from 'commander';
import { addHelmPullCommand } from './helm-pull';
import { addHelmTypesCommand } from './helm-types';

/** Adds `helm` with its commands. */
export function addHelmCommand(program: Command): void {
  const helm = program.command('helm').description('commands for Helm charts');
  addHelmPullCommand(helm);
  addHelmTypesCommand(helm);
}
