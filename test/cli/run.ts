import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withTypescript } from '../node-with-typescript';

/** What comes after the path of Node.js to run the command from its sources. */
export const command = [...withTypescript, join(__dirname, '../../lib/cli/main.ts')];

/** How the command ended, and what it printed. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder. */
export function run(
  place: string | { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
  ...args: readonly string[]
): CommandResult {
  const { env = {}, ...options } = typeof place === 'string' ? { cwd: place } : place;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    ...options,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
