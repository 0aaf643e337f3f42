import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isFolder } from '../../is-folder';
import { type Invocation, type LineHandlers } from './invocation';
import { type Ending, type Outcome, notRun } from './outcome';
import { ownGroup, RunningChild } from './running-child';
import { findUnusableText } from './unusable-text';

/** How an invocation is run. */
export interface ExecuteOptions extends LineHandlers {
  /** Ends the process, as its time limit does. */
  readonly signal?: AbortSignal;
  /** Whether the program is a text for a shell. Only `runShellCommand` sets it. @default false */
  readonly shell?: boolean;
  /** Whether the process reads the stdin of this process. @default false */
  readonly sharesStdin?: boolean;
}

/** Runs a program to its end, whichever that is. */
export async function execute(invocation: Invocation, options: ExecuteOptions = {}): Promise<Outcome> {
  if (options.signal?.aborted === true) {
    return notRun({ type: 'aborted' });
  }
  const child = await start(invocation, options);
  return child instanceof RunningChild ? child.run(options.signal) : notRun(child);
}

async function start(invocation: Invocation, options: ExecuteOptions): Promise<RunningChild | Ending> {
  const unusable = findUnusableText(invocation);
  if (unusable !== undefined) {
    return { type: 'not-started', reason: unusable };
  }
  try {
    const child = spawnChild(invocation, options);
    if (child.pid !== undefined) {
      return new RunningChild(child, child.pid, invocation, options);
    }
    // The reason comes as an event.
    const [error] = (await once(child, 'error')) as [unknown];
    return whyNotStarted(invocation, error);
  } catch (error) {
    return whyNotStarted(invocation, error);
  }
}

function spawnChild(
  { program, args, env, cwd, stdin, silenceLimit }: Invocation,
  { shell, sharesStdin }: ExecuteOptions,
): ChildProcess {
  return spawn(program, args, {
    cwd,
    env: { ...env },
    shell,
    stdio: [
      sharesStdin ? 'inherit' : stdin === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(silenceLimit === undefined ? [] : ['pipe' as const]),
    ],
    detached: ownGroup,
    windowsHide: true,
  });
}

/** The message of Node.js is not used, because it quotes arguments. */
function whyNotStarted({ cwd, program }: Invocation, error: unknown): Ending {
  const code = (error as NodeJS.ErrnoException).code ?? 'an unknown error';
  if (cwd !== undefined && isFolder(cwd) !== true) {
    return { type: 'not-started', reason: `its working folder ${cwd} is not there` };
  }
  if (code === 'ENOENT') {
    const isThere = program.includes('/') && existsSync(resolve(cwd ?? '', program));
    return isThere ? { type: 'not-started', reason: withoutInterpreter } : { type: 'not-found' };
  }
  return { type: 'not-started', reason: reasons[code] ?? `it does not start (${code})` };
}

const withoutInterpreter = 'the program that its first line names is not there';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be executed',
  E2BIG: 'its arguments and its environment are too long together',
};
