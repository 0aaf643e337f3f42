import { join } from 'node:path';
import { inSweptFolder } from '../../system/swept-folder';
import { findGit } from '../git/find-git';
import { repositoryAddress } from './address/repository-address';
import { demandMessage } from './commit/commit-message';
import { commitSettings, readAuthor } from './commit/commit-settings';
import { readSource } from './commit/source';
import { readFiles } from './files/read-files';
import { branchJobs } from './branch-jobs';
import { publishBranch, type PublishedBranch, type PublishSettings } from './publish-branch';
import { type PublishOptions } from './publish-options';
import { type Remote, remoteTips } from './repository/remote';
import { objectFormat } from './repository/object-format';
import { ScratchRepository } from './repository/scratch-repository';

/** What was published. */
export interface PublishResult {
  /** The address of the repository, without credentials. */
  readonly repository: string;
  /** Whether this is only what would be published. */
  readonly dryRun: boolean;
  /** What was published to each branch. All paths start at the root of the repository. */
  readonly branches: readonly PublishedBranch[];
}

/**
 * Puts the files of a folder below a path of a branch in a Git repository, as one commit on top of its newest one. It
 * needs git, but no checkout.
 *
 * @param options where to, and which files
 * @returns the commit and its paths. If nothing changes, there is no commit
 * @throws if the remote refuses it, if a file that was not published is in the way, or if a file has a secret. Nothing is
 * pushed then
 * @example
 * ```ts
 * import { execFileSync } from 'node:child_process';
 * import { ApiObject, Chart } from 'cdk8s';
 * import { App, publish } from 'cdk8s-gitops';
 *
 * const app = new App();
 * new ApiObject(new Chart(app, 'shop'), 'shop', { apiVersion: 'v1', kind: 'Namespace' });
 * app.synth();
 * execFileSync('git', ['init', '--quiet', '--bare', 'gitops.git']);
 *
 * const { branches } = await publish({ repo: 'gitops.git', branch: 'main', path: 'apps', from: app.outdir });
 * branches[0]?.added; // => ['apps/shop.k8s.yaml']
 * ```
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const address = repositoryAddress(options.repo);
  const jobs = branchJobs(options, readFiles(options.from));
  demandTexts(options);
  const git = await findGit('publish');
  const { signal } = options;
  const source = await readSource(git, options.source ?? '.', signal);
  const remote: Remote = { git, address, config: source.config, signal };
  return inSweptFolder('cdk8s-gitops-publish-', async (temporary) => {
    const tips = await remoteTips(
      remote,
      jobs.map(({ branch }) => branch),
    );
    const format = await objectFormat(remote, tips, temporary);
    const repository = await ScratchRepository.create(remote, join(temporary, 'repository'), format);
    const settings: PublishSettings = {
      overwriteEdited: options.overwriteEdited === true,
      dryRun: options.dryRun === true,
      commit: await commitSettings(repository, options.author),
      message: options.message,
      trailers: source.trailers,
    };
    const branches: PublishedBranch[] = [];
    for (const job of jobs) {
      branches.push(await publishBranch(remote, repository, job, settings));
    }
    return { repository: address.shown, dryRun: settings.dryRun, branches };
  });
}

function demandTexts({ message, author }: PublishOptions): void {
  if (message !== undefined) {
    demandMessage(message);
  }
  if (author !== undefined) {
    readAuthor(author);
  }
}
