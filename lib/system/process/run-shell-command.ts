import { type Command } from './command';
import { execute } from './child/execute';
import { ProcessResult } from './process-result';
import { reportStart } from './report-start';
import { type RunOptions } from './run';
import { maskedHandlers } from './secret-mask';

/** All of a command except its program. */
export type ShellSettings = Omit<Command, 'program' | 'args'>;

/** How a text is run. */
export interface ShellRunOptions extends RunOptions {
  /** Whether it reads the stdin of this process. @default - its stdin is that of the settings */
  readonly sharesStdin?: boolean;
}

/**
 * Runs a text through the shell of the system, as `cdk8s synth` runs the `app` of cdk8s.yaml. Use it only for a text that
 * a user wrote for a shell, never for a text that is put together. All else is as in `run`.
 *
 * @throws ProcessError if it fails, or does not start
 */
export async function runShellCommand(
  text: string,
  settings: ShellSettings,
  { signal, sharesStdin }: ShellRunOptions = {},
): Promise<ProcessResult> {
  const command: Command = { name: 'shell', ...settings, program: text, args: [] };
  reportStart(command);
  return ProcessResult.of(
    command,
    await execute(command, { ...maskedHandlers(command), signal, sharesStdin, shell: true }),
  );
}
