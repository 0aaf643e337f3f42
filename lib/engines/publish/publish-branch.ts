import { GitOpsError } from '../../core/error';
import { reportProgress } from '../../system/progress/report-progress';
import { commitMessage } from './commit/commit-message';
import { type CommitSettings } from './commit/commit-settings';
import { type Clock, type GiveUpReason, longestWait, Patience } from './commit/patience';
import { type CommitPlan, planCommit, type Placement } from './commit/plan-commit';
import { publishError } from './repository/publish-error';
import { push, type Refusal, type RefusalType } from './repository/push';
import { type Remote, remoteTips } from './repository/remote';
import { type ScratchRepository } from './repository/scratch-repository';
import { type PublishedBranch } from './published-branch';

/** A branch, and what is published to it in one commit. */
export interface BranchJob {
  readonly branch: string;
  readonly placements: readonly Placement[];
}

/** What all commits of a run have in common. */
export interface PublishSettings {
  readonly overwriteEdited: boolean;
  readonly dryRun: boolean;
  readonly commit: CommitSettings;
  readonly message?: string;
  readonly trailers: readonly string[];
}

/**
 * Makes one commit on top of a branch. If somebody else has moved the branch in the meantime, it is made again on top of
 * that.
 *
 * @param clock the time that limits the tries; by default, that of this machine
 * @throws if the remote refuses it; if the branch does not move for a minute and the commit still does not get through; or
 * if others are faster for ten minutes
 */
export async function publishBranch(
  remote: Remote,
  repository: ScratchRepository,
  { branch, placements }: BranchJob,
  settings: PublishSettings,
  clock?: Clock,
): Promise<PublishedBranch> {
  const patience = new Patience(remote.signal, clock);
  let isThere = await hasBranch(remote, branch);
  for (;;) {
    const parent = isThere ? await fetchTip(remote, repository, branch) : undefined;
    const plan = await planCommit(repository, parent, placements, settings);
    const result = { branch, parent, ...plan.paths };
    if (plan.changes.length === 0 || settings.dryRun) {
      return result;
    }
    const commit = await makeCommit(repository, parent, plan, { branch, placements, ...settings });
    const refusal = await push(repository, commit, branch, parent);
    const tip = refusal === undefined ? commit : (await remoteTips(remote, [branch])).get(branch);
    if (refusal === undefined || tip === commit) {
      return { ...result, commit };
    }
    const giveUp = isFinal(refusal, tip !== parent) ? refusal.type : await patience.wait(tip);
    if (giveUp !== undefined) {
      throw refusedError(remote, branch, refusal, giveUp);
    }
    reportProgress(`publish: ${branch} has moved or is locked, trying again`);
    isThere = tip !== undefined;
  }
}

async function hasBranch(remote: Remote, branch: string): Promise<boolean> {
  return (await remoteTips(remote, [branch])).has(branch);
}

/** The newest commit of a branch, which is fetched; undefined if somebody has deleted the branch in the meantime. */
async function fetchTip(remote: Remote, repository: ScratchRepository, branch: string): Promise<string | undefined> {
  try {
    return await repository.fetch(branch);
  } catch (error) {
    if (await hasBranch(remote, branch)) {
      throw error;
    }
    return undefined;
  }
}

type CommitInput = BranchJob & PublishSettings;

async function makeCommit(
  repository: ScratchRepository,
  parent: string | undefined,
  { contents, changes, paths }: CommitPlan,
  input: CommitInput,
): Promise<string> {
  const { env, isSigned } = input.commit;
  const options = [...(parent === undefined ? [] : ['-p', parent]), ...(isSigned ? ['-S'] : [])];
  const message = commitMessage(paths, input.placements, input);
  const fix = isSigned ? signingFix : spaceFix;
  try {
    await repository.writeFiles(contents);
    const tree = await repository.writeTree(parent, changes);
    return await repository.text(['commit-tree', ...options, '-F', '-', tree], { env, stdin: message, limitFix: fix });
  } catch (error) {
    throw publishError(error, `Cannot make the commit for ${input.branch}`, fix);
  }
}

const spaceFix = 'make sure that the folder for temporary files has space, or set TMPDIR to another one';
const signingFix = `${spaceFix}; a key to sign with must not need a passphrase, because nobody is asked`;

/** Whether another try would end in the same way. */
function isFinal({ type }: Refusal, hasMoved: boolean): boolean {
  return type !== 'race' && !(type === 'unknown' && hasMoved);
}

function refusedError(
  { address }: Remote,
  branch: string,
  { reason, remoteLines }: Refusal,
  ending: RefusalType | GiveUpReason,
): GitOpsError {
  const { why = '', fix } = endings[ending];
  const lines = [reason, ...remoteLines].join('\n    ');
  return new GitOpsError({
    where: 'publish',
    what: `Cannot push to ${branch} of ${address.shown}${why}: ${lines}`,
    fix,
  });
}

const asksForMore = 'do what the remote asks for, for example publish to another branch and open a pull request';

const endings: Readonly<Record<RefusalType | GiveUpReason, { readonly why?: string; readonly fix: string }>> = {
  policy: { fix: asksForMore },
  unknown: { fix: asksForMore },
  race: { fix: asksForMore },
  name: { fix: 'use another branch: Git can have main or main/prod, but not both' },
  silent: {
    fix: 'make sure that the remote and the network work, and publish again: if the remote has taken the commit, nothing changes',
  },
  access: { fix: "make sure that git's configuration has the credentials of somebody who may push there" },
  stuck: {
    why: `, which has not moved for ${longestWait.stuck} seconds`,
    fix: 'find out who holds the lock of that branch; if nobody does, remove the lock in the remote repository',
  },
  overtaken: {
    why: `: others have moved it for ${longestWait.overtaken / 60} minutes, each time before this commit got through`,
    fix: 'publish again when fewer others push to that branch, or publish to another branch and open a pull request',
  },
};
