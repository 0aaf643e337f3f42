import { GitOpsError } from '../../core/error';
import { type Command } from './command';
import { type Outcome } from './child/outcome';
import { ProcessError } from './process-error';
import { SecretMask } from './secret-mask';
import { commandName, showCommand } from './show-command';

/** The result of a process that did not fail. */
export class ProcessResult {
  private constructor(
    private readonly command: Command,
    /** One of the command's `exitCodes`. */
    public readonly exitCode: number,
    /** Its stdout. */
    public readonly bytes: Buffer,
  ) {}

  /** @throws ProcessError if the process did not end with one of the command's exit codes */
  public static of(command: Command, outcome: Outcome): ProcessResult {
    const { ending, stdout } = outcome;
    if (ending.type !== 'exited' || !(command.exitCodes ?? [0]).includes(ending.code)) {
      throw new ProcessError(command, outcome);
    }
    return new ProcessResult(command, ending.code, Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength));
  }

  /**
   * Its stdout as text.
   *
   * @throws if that is not UTF-8
   */
  public text(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch (cause) {
      const what = `Cannot read what ${showCommand(this.command, new SecretMask(this.command))} prints: it is not UTF-8`;
      const fix = 'look at its output, and let it print UTF-8';
      throw new GitOpsError({ where: commandName(this.command), what, fix }, { cause });
    }
  }
}
