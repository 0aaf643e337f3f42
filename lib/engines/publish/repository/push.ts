import { maskNamedSecrets } from '../../../core/secret-text';
import { ProcessError } from '../../../system/process/process-error';
import { refOf } from './remote';
import { remoteName, type ScratchRepository } from './scratch-repository';

/**
 * What its words mean:
 *
 * - `race`: somebody else writes the branch, or did; the remote may take the commit a moment later
 * - `policy`: a hook or a rule refuses the commit, whenever it comes
 * - `name`: the branch can't exist beside another one
 * - `silent`: the remote did not answer. It may have taken the commit, or may still take it
 * - `access`: git did not get to the point of pushing
 * - `unknown`: none of these. If the branch has moved, it was a race
 */
export type RefusalType = 'race' | 'policy' | 'name' | 'silent' | 'access' | 'unknown';

/** Why a remote did not take a commit. */
export interface Refusal {
  /** The words of git: `[remote rejected] (pre-receive hook declined)`. */
  readonly reason: string;
  /** All lines that came from the remote, such as those of a hook. */
  readonly remoteLines: readonly string[];
  readonly type: RefusalType;
}

/**
 * Pushes a commit to a branch, if the branch still has the commit on top of which it was made.
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
  const options = [
    '--porcelain',
    '--progress',
    '--no-verify',
    '--no-follow-tags',
    `--force-with-lease=${ref}:${tip ?? ''}`,
  ];
  try {
    await repository.ask('push', ['push', ...options, remoteName, `${commit}:${ref}`], {
      onStdoutLine: (line) => lines.push(line),
      onStderrLine: (line) => lines.push(line),
    });
    return undefined;
  } catch (error) {
    if (error instanceof ProcessError && error.ending.type === 'silence-limit') {
      return { reason: error.reason, remoteLines: [], type: 'silent' };
    }
    if (error instanceof ProcessError && error.ending.type === 'exited') {
      return refusal(lines);
    }
    throw error;
  }
}

/** What is decisive for a race is the branch itself: see `publishBranch`. */
const words: readonly (readonly [type: RefusalType, form: RegExp])[] = [
  ['policy', /^!\t.*\((?:pre-receive hook declined|hook declined|protected branch hook declined)\)$/],
  ['policy', /^!\t.*\((?:protected branch|push declined)[^()]*\)$|\(shallow update not allowed\)$/],
  ['name', /' exists; cannot create '|\((?:directory file conflict|refname conflict)\)/],
  ['race', /\((?:stale info|fetch first|non-fast-forward|incorrect old value provided|reference already exists)\)/],
  ['race', /\((?:failed to update ref|failed to lock)\)|cannot lock ref|\.lock': File exists/],
];

/** Progress has a form of its own: `remote: Resolving deltas: 100% (2/2), done.` */
function isRemote(line: string): boolean {
  return line.startsWith('remote: ') && !/^remote: [\w ]+: +\d+% \(\d+\/\d+\)/.test(line);
}

function refusal(lines: readonly string[]): Refusal {
  const remoteLines = lines.filter(isRemote).map((line) => maskNamedSecrets(line.trimEnd()));
  const [, status] = lines.map((line) => /^!\t[^\t]*\t(.*)$/.exec(line)).find((found) => found !== null) ?? [];
  const fatal = lines.filter((line) => /^(?:fatal|error): /.test(line));
  const [type] = words.find(([, form]) => lines.some((line) => form.test(line))) ?? [];
  return {
    reason: status ?? fatal.join('\n    '),
    remoteLines,
    type: type ?? (status === undefined ? 'access' : 'unknown'),
  };
}
