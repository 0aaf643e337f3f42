import { GitOpsError } from '../../core/error';
import { shorten } from '../../core/shorten';
import { type Command } from './command';
import { type Ending, type Outcome, describeEnding } from './child/outcome';
import { SecretMask } from './secret-mask';
import { commandName, mostShown, showCommand } from './show-command';

/**
 * A process that failed or did not start. It holds no secret of the command. Decide by `ending`, never by the text of a
 * message.
 */
export class ProcessError extends GitOpsError {
  /** Program and arguments, as text for people. */
  declare public readonly command: string;
  /** How it ended. */
  declare public readonly ending: Ending;
  /** The last lines of its stderr. */
  declare public readonly lastLines: readonly string[];
  /** The ending and the last lines as text, for the caller's own message. */
  declare public readonly reason: string;

  constructor(command: Command, { ending, lastLines }: Pick<Outcome, 'ending' | 'lastLines'>) {
    const mask = new SecretMask(command);
    const shown = showCommand(command, mask);
    const lines = withoutBlankEnd(lastLines).map((line) => shorten(mask.maskMessage(line), mostShown));
    const reason = [describeEnding(ending), ...lines.map((line) => `    ${line}`)].join('\n');
    const fix = fixOf(command, ending, lines.length > 0);
    super({ rule: `process-${ending.type}`, where: commandName(command), what: `Cannot run ${shown}: ${reason}`, fix });
    // Not enumerable, like the findings.
    const details = { command: shown, ending, lastLines: lines, reason };
    Object.entries(details).forEach(([name, value]) => Object.defineProperty(this, name, { value }));
  }
}

/** Some programs end a message with an empty line. */
function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.map((line) => line.trim() !== '').lastIndexOf(true);
  return lines.slice(0, last + 1);
}

function fixOf(command: Command, { type }: Ending, hasLines: boolean): string {
  const name = commandName(command);
  switch (type) {
    case 'not-found':
      return `install ${name}, or add its folder to PATH`;
    case 'not-started':
      return 'correct that, and run again';
    case 'time-limit':
    case 'silence-limit':
      return command.limitFix ?? 'find out what it waits for, or run it again when the machine is less busy';
    case 'output-limit':
      return 'make it print less';
    case 'killed':
    case 'aborted':
      return 'run again';
    case 'exited':
      return hasLines ? `read what ${name} reports above` : 'run it by hand to see more';
  }
}
