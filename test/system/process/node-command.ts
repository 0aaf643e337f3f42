import { type LimitedCommand } from '../../../lib/system/process/command';

/** A program for Node.js, which knows of its environment only what is given. A limit ends one that hangs. */
export function nodeCommand(script: string, more: Partial<LimitedCommand> = {}): LimitedCommand {
  return { program: process.execPath, args: ['-e', script], env: {}, timeLimit: 60, ...more };
}
