import { join } from 'node:path';
import { demandShape } from '../../core/check/check-shape';
import { readTargetNotes } from '../../system/output/ownership';
import { inSweptFolder } from '../../system/swept-folder';
import { findGit } from '../git/find-git';
import { repositoryAddress } from './address/repository-address';
import { demandMessage } from './commit/commit-message';
import { demandNoFindings, GitOpsError } from '../../core/error';
import { commitSettings, readAuthor } from './commit/commit-settings';
import { readSource, type Source } from './commit/source';
import { readFiles } from './files/read-files';
import { branchJobs } from './branch-jobs';
import { type BranchJob, publishBranch, type PublishSettings } from './publish-branch';
import { type PublishedBranch } from './published-branch';
import { optionsShape, type PublishOptions } from './publish-options';
import { AllowedSecrets } from './secrets/allowed-secrets';
import { checkSecrets } from './secrets/check-secrets';
import { hideCredentials } from './repository/hide-credentials';
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
  /** The names of `allowSecret` that no object and no file has: they may be misspelt. @default - there is none */
  readonly unusedAllowSecret?: readonly string[];
}

/**
 * Puts the files of a folder below a path of a branch in a Git repository, as one commit on top of its newest one. It
 * needs git, but no checkout.
 *
 * @param options where to, and which files
 * @returns the commit and its paths. If nothing changes, there is no commit
 * @throws if the remote refuses it, if a file that was not published is in the way, or if a file has a secret. Nothing is
 * pushed then. Of several branches, those before one that the remote refuses are pushed, and the error names them
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
  demandShape('publish', options, optionsShape(), 'the options');
  const { signal, dryRun = false } = options;
  const address = repositoryAddress(options.repo);
  const files = readFiles(options.from);
  const jobs = branchJobs(options, files, readTargetNotes(options.from));
  demandTexts(options);
  const allowed = new AllowedSecrets(options.allowSecret ?? []);
  demandNoFindings(checkSecrets(files, allowed));
  const git = await findGit('publish');
  const source = await readSource(git, options.source ?? '.', signal);
  const remote = await hideCredentials({ git, address, config: source.config, signal });
  const branches = await inSweptFolder('cdk8s-gitops-publish-', async (folder) => {
    const repository = await openRepository(remote, jobs, folder);
    const settings = await publishSettings(repository, options, source);
    return publishBranches(remote, repository, jobs, settings);
  });
  const { unused } = allowed;
  return { repository: address.shown, dryRun, branches, ...(unused.length === 0 ? {} : { unusedAllowSecret: unused }) };
}

async function openRepository(remote: Remote, jobs: readonly BranchJob[], folder: string): Promise<ScratchRepository> {
  const branches = jobs.map(({ branch }) => branch);
  const format = await objectFormat(remote, await remoteTips(remote, branches), folder);
  return ScratchRepository.create(remote, join(folder, 'repository'), format);
}

async function publishSettings(
  repository: ScratchRepository,
  { overwriteEdited = false, dryRun = false, author, message }: PublishOptions,
  { trailers }: Source,
): Promise<PublishSettings> {
  return { overwriteEdited, dryRun, commit: await commitSettings(repository, author), message, trailers };
}

/** What is wrong with any of the branches is found before the first is pushed. */
async function publishBranches(
  remote: Remote,
  repository: ScratchRepository,
  jobs: readonly BranchJob[],
  settings: PublishSettings,
): Promise<PublishedBranch[]> {
  const results: PublishedBranch[] = [];
  for (const dryRun of settings.dryRun || jobs.length === 1 ? [settings.dryRun] : [true, false]) {
    results.length = 0;
    for (const job of jobs) {
      try {
        results.push(await publishBranch(remote, repository, job, { ...settings, dryRun }));
      } catch (error) {
        throw errorAfter(results, error);
      }
    }
  }
  return results;
}

/** The error of a branch, which also names the commits of those before it: they stay. */
function errorAfter(branches: readonly PublishedBranch[], error: unknown): unknown {
  const pushed = branches.filter(({ commit }) => commit !== undefined);
  if (!(error instanceof GitOpsError) || pushed.length === 0) {
    return error;
  }
  const others = pushed.map(({ branch, commit }) => ({
    where: 'publish',
    what: `${branch} was pushed before that, and has the commit ${commit}`,
    fix: 'publish again when the other branch can be pushed: nothing changes here then',
  }));
  return new GitOpsError([...error.findings, ...others], { cause: error });
}

function demandTexts({ message, author }: PublishOptions): void {
  if (message !== undefined) {
    demandMessage(message);
  }
  if (author !== undefined) {
    readAuthor(author);
  }
}
