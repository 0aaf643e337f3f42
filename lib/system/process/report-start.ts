import { reportDetail } from '../progress/report-progress';
import { type Command } from './command';
import { SecretMask } from './secret-mask';
import { showCommand } from './show-command';

/** Reports that a command is started, without its secrets. */
export function reportStart(command: Command): void {
  reportDetail(() => `+ ${showCommand(command, new SecretMask(command))}`);
}
