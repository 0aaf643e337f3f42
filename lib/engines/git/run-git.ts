import { type Command, type LimitedCommand } from '../../system/process/command';
import { type ProcessResult } from '../../system/process/process-result';
import { run, type RunOptions } from '../../system/process/run';
import { gitEnvironment, type GitSetting } from './git-environment';

/** Everything about a run of git, apart from its arguments. */
export interface GitSettings extends Omit<Command, 'program' | 'args' | 'name' | 'env'>, RunOptions {
  /** The repository: a bare one, or the `.git` of another. @default - the one in which `cwd` is */
  readonly gitDir?: string;
  /** Variables in addition to those of this process. @default - none */
  readonly env?: Command['env'];
  /** Settings in addition to git's own: `[['gc.auto', '0']]`. They may be secret. @default - none */
  readonly config?: readonly GitSetting[];
}

/** In seconds: how long git may be silent. A person may have to touch a key that signs. */
const longestSilence = 300;

/**
 * Runs git. It never asks anybody for anything, and its paths are taken as they are written.
 *
 * @param args must not have a secret, because lists of processes show them
 * @throws ProcessError if it fails, or does not start
 */
export async function runGit(
  git: { readonly path: string },
  args: readonly string[],
  { gitDir, env, config, signal, ...settings }: GitSettings = {},
): Promise<ProcessResult> {
  const place = gitDir === undefined ? [] : [`--git-dir=${gitDir}`];
  const command: LimitedCommand = {
    ...settings,
    silenceLimit: settings.silenceLimit ?? longestSilence,
    name: 'git',
    program: git.path,
    args: [...place, ...args],
    env: { ...gitEnvironment(config), ...env },
  };
  return run(command, { signal });
}
