import { ProcessError } from '../../../system/process/process-error';
import { refOf } from './remote';
import { remoteName, type ScratchRepository } from './scratch-repository';

/** Why a remote did not take a commit. */
export interface Refusal {
  /** The words of git: `[remote rejected] (pre-receive hook declined)`. */
  readonly reason: string;
  /** All lines that came from the remote, such as those of a hook. */
  readonly remoteLines: readonly string[];
  /** Whether its words say that somebody else writes the branch, or did. It may take the commit a moment later. */
  readonly isRace: boolean;
  /** Whether its words say that it refuses the commit, whenever that comes. */
  readonly isPolicy: boolean;
}

/**
 * Pushes a commit to a branch, if that still is where the commit was made on.
 *
 * @param tip the commit that the branch has to have; undefined if it must not exist
 * @returns undefined if the branch has the commit now
 */
export async function push(
  repository: ScratchRepository,
  commit: string,
  branch: string,
  tip: string | undefined,
): Promise<Refusal | undefined> {
  const lines: string[] = [];
  const ref = refOf(branch);
  const options = ['--porcelain', '--no-verify', '--no-follow-tags', `--force-with-lease=${ref}:${tip ?? ''}`];
  try {
    await repository.run(['push', ...options, remoteName, `${commit}:${ref}`], {
      onStdoutLine: (line) => lines.push(line),
      onStderrLine: (line) => lines.push(line),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof ProcessError) || error.ending.type !== 'exited') {
      throw error;
    }
    return refusal(lines);
  }
}

/** Words for a branch that somebody else writes. What is decisive is the branch itself: see `publishBranch`. */
const raceWords =
  /\((?:stale info|fetch first|non-fast-forward|incorrect old value provided|reference already exists|failed to update ref|failed to lock)\)|cannot lock ref|\.lock': File exists/;

/** Words for a commit that a hook or a rule refuses, also if somebody else has moved the branch meanwhile. */
const policyWords = /\((?:[\w -]*hook declined|(?:protected branch|push declined)[^()]*|shallow update not allowed)\)$/;

function refusal(lines: readonly string[]): Refusal {
  const remoteLines = lines.filter((line) => line.startsWith('remote: ')).map((line) => line.trimEnd());
  const [, status] = lines.map((line) => /^!\t[^\t]*\t(.*)$/.exec(line)).find((found) => found !== null) ?? [];
  const fatal = lines.filter((line) => /^(?:fatal|error): /.test(line));
  return {
    reason: status ?? fatal.join('\n    '),
    remoteLines,
    isRace: lines.some((line) => raceWords.test(line)),
    isPolicy: policyWords.test(status ?? ''),
  };
}
