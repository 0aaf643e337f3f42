import { finding } from '../../../core/error';
import { maskSecrets } from '../../../core/secret-text';
import { isHereOrAbove } from '../../../system/is-here-or-above';
import { ProcessError } from '../../../system/process/process-error';
import { warn } from '../../../system/warn';
import { type Git } from '../../git/find-git';
import { type GitSetting } from '../../git/git-environment';
import { runGit, type GitSettings } from '../../git/run-git';
import { shownAddress } from '../address/repository-address';

/** The repository of the app, and what of it counts for a commit elsewhere. */
export interface Source {
  /** Lines for the end of the message of a commit. */
  readonly trailers: readonly string[];
  /** Its settings of credentials, persons and signing. */
  readonly config: readonly GitSetting[];
}

/** Reads the repository in which a folder is. There may be none. One that git refuses to read is a warning. */
export async function readSource(git: Git, folder: string, signal?: AbortSignal): Promise<Source> {
  const settings = { cwd: folder, signal };
  if (!(await isInRepository(git, folder, settings))) {
    return { trailers: [], config: [] };
  }
  const ask = async (...args: readonly string[]): Promise<string | undefined> => output(git, args, settings);
  const revision = await ask('rev-parse', '--verify', '--quiet', 'HEAD');
  const config = ((await ask('config', '--local', '--includes', '--list', '-z')) ?? '')
    .split('\0')
    .flatMap(readSetting);
  const url = config.find(([key]) => key === 'remote.origin.url')?.[1];
  const isDirty = revision !== undefined && (await ask('-c', 'core.quotePath=true', 'status', '--porcelain')) !== '';
  return {
    trailers: [
      ...(url === undefined ? [] : [`Source-Repository: ${maskSecrets(shownAddress(url))}`]),
      ...(revision === undefined ? [] : [`Source-Revision: ${revision}`]),
      ...(isDirty ? ['Source-Dirty: true'] : []),
    ],
    config: config.filter(([key]) => taken.test(key)),
  };
}

async function isInRepository(git: Git, folder: string, settings: GitSettings): Promise<boolean> {
  try {
    await runGit(git, ['rev-parse', '--git-dir'], settings);
    return true;
  } catch (error) {
    if (!isExit(error)) {
      throw error;
    }
    if (isHereOrAbove('.git', folder)) {
      const what = `Cannot read the repository of the app, so the commit does not name it: ${error.reason}`;
      const fix = 'make sure that `git status` works in the folder of the app';
      warn([finding({ rule: 'unknown-source', severity: 'warning', where: 'publish', what, fix })]);
    }
    return false;
  }
}

/** Keys that say who somebody is, and how to reach a server. */
const taken = /^(?:user|author|committer|credential|http|url|gpg|ssh)\.|^(?:commit\.gpgsign|core\.sshcommand)$/;

function readSetting(text: string): GitSetting[] {
  const end = text.indexOf('\n');
  const key = end < 0 ? text : text.slice(0, end);
  return key === '' ? [] : [[key, end < 0 ? 'true' : text.slice(end + 1)]];
}

/** What git prints, without the line break at its end; undefined if it fails, for example if there is no commit. */
async function output(git: Git, args: readonly string[], settings: GitSettings): Promise<string | undefined> {
  try {
    return (await runGit(git, args, settings)).text().replace(/\n$/, '');
  } catch (error) {
    if (isExit(error)) {
      return undefined;
    }
    throw error;
  }
}

function isExit(error: unknown): error is ProcessError {
  return error instanceof ProcessError && error.ending.type === 'exited';
}
