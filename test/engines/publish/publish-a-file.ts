import { join } from 'node:path';
import { findGit } from '../../../lib/engines/git/find-git';
import { repositoryAddress } from '../../../lib/engines/publish/address/repository-address';
import { type Clock } from '../../../lib/engines/publish/commit/patience';
import { publishBranch } from '../../../lib/engines/publish/publish-branch';
import { type PublishedBranch } from '../../../lib/engines/publish/published-branch';
import { type Remote } from '../../../lib/engines/publish/repository/remote';
import { ScratchRepository } from '../../../lib/engines/publish/repository/scratch-repository';
import { temporaryFolder } from '../../temporary-folder';

/** A repository somewhere else, for the real git. */
export async function remoteAt(url: string, silenceLimit?: number): Promise<Remote> {
  return { git: await findGit('publish'), address: repositoryAddress(url), config: [], silenceLimit };
}

/** A new repository for a commit on top of a branch of a remote. */
export async function scratchFor(remote: Remote): Promise<ScratchRepository> {
  return ScratchRepository.create(remote, join(temporaryFolder(), 'repository'), 'sha1');
}

interface PublishedFile {
  readonly content?: Buffer;
  readonly isSigned?: boolean;
  readonly clock?: Clock;
}

/** Publishes `shop/a.yaml` to the branch `main`. */
export async function publishAFile(
  remote: Remote,
  { content = Buffer.from('a'), isSigned = false, clock }: PublishedFile = {},
): Promise<PublishedBranch> {
  const person = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b' };
  const settings = { overwriteEdited: false, dryRun: false, commit: { env: person, isSigned }, trailers: [] };
  const files = new Map([['a.yaml', { content, mode: '100644' }]]);
  const job = { branch: 'main', placements: [{ path: 'shop', files }] };
  return publishBranch(remote, await scratchFor(remote), job, settings, clock);
}
