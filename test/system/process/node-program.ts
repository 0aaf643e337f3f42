import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LimitedCommand } from '../../../lib/system/process/command';
import { temporaryFolder } from '../../temporary-folder';
import { nodeCommand } from './node-command';

/** A program for Node.js in a file, for messages that are easy to read: `node program.js`, and the arguments. */
export function nodeProgram(
  script: string,
  args: readonly string[] = [],
  more: Partial<LimitedCommand> = {},
): LimitedCommand {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'program.js'), script);
  const env = { PATH: dirname(process.execPath) };
  return { ...nodeCommand(''), program: 'node', args: ['program.js', ...args], env, cwd, ...more };
}
