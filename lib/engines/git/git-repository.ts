import { join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { makeFolder } from '../../system/output/make-folder';
import { writeToPath } from '../../system/output/write-to-path';
import { ProcessError } from '../../system/process/process-error';
import { findGit, type Git } from './find-git';
import { type BlobAnswer, readBatch } from './revision/read-batch';
import { type GitSetting } from './git-environment';
import { type GitSettings, runGit } from './run-git';

/** A file of a commit. */
export interface CommittedFile {
  /** Relative to the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The repository that a folder is in. It is only read: its index, its branches and its stash stay as they are. */
export class GitRepository {
  private constructor(
    private readonly git: Git,
    private readonly settings: GitSettings,
    /** The root of the checkout. */
    public readonly root: string,
    /** The folder, relative to the root: empty, or ends with a slash. */
    public readonly prefix: string,
    private readonly commonFolder: string,
  ) {}

  /**
   * Finds the repository of a folder.
   *
   * @throws if the folder is not in a checkout
   */
  public static async open(folder: string, where: string, signal?: AbortSignal): Promise<GitRepository> {
    const git = await findGit(where);
    const settings = { cwd: folder, signal };
    const args = ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir', '--show-prefix'];
    try {
      const [root = '', common = '', prefix = ''] = (await runGit(git, args, settings)).text().split('\n');
      return new GitRepository(git, settings, root, prefix, common);
    } catch (cause) {
      if (!(cause instanceof ProcessError)) {
        throw cause;
      }
      const what = `Cannot find the Git repository of this folder: ${cause.reason}`;
      throw new GitOpsError({ where, what, fix: 'run the command in a clone of the repository' }, { cause });
    }
  }

  /** The ID of the commit that a revision names; undefined if there is none. */
  public async findCommit(revision: string): Promise<string | undefined> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const printed = await this.run(args, { exitCodes: [0, 1, 128] });
    return printed.text().trim() || undefined;
  }

  /** The paths of all files of a commit below a folder, or of all folders. They are relative to the root. */
  public async paths(commit: string, { below, type }: { below: string; type: 'file' | 'folder' }): Promise<string[]> {
    const flags = type === 'folder' ? ['-d'] : [];
    const place = below === '' ? [] : [below];
    const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', ...flags, commit, '--', ...place];
    const paths = (await this.run(args)).text().split('\0').slice(0, -1);
    // A submodule in the place of the folder is printed, too, without the slash.
    return paths.filter((path) => path.startsWith(below));
  }

  /**
   * The files of the folder in the checkout, relative to it: what is in the index, also of submodules, and what git would
   * add. Another repository in the folder is not looked into.
   */
  public async workingFiles(): Promise<string[]> {
    const kinds = [
      ['--cached', '--recurse-submodules'],
      ['--others', '--exclude-standard'],
    ];
    const printed = await Promise.all(kinds.map((flags) => this.run(['ls-files', '-z', ...flags])));
    return printed.flatMap((one) => one.text().split('\0').slice(0, -1));
  }

  /** The texts of files of a commit. A link to a file has the text of that file, and other links are left out. */
  public async texts(commit: string, paths: readonly string[]): Promise<CommittedFile[]> {
    demandOneLine(paths);
    const stdin = paths.map((path) => `${commit}:${path}\n`).join('');
    const answers = readBatch((await this.run(['cat-file', '--batch', '--follow-symlinks'], { stdin })).bytes);
    return answers.flatMap((answer: BlobAnswer | undefined, index) =>
      answer === undefined ? [] : [{ path: paths[index], text: answer.bytes.toString('utf8') }],
    );
  }

  /**
   * Writes all files of a commit to a new folder, which then is a checkout of the repository: git works in it, with the
   * settings and the branches of the repository. Unlike a worktree of git, the repository does not know of it, so nothing
   * is left if it is deleted.
   */
  public async checkOut(commit: string, folder: string): Promise<void> {
    makeFolder(join(folder, '.git'));
    writeToPath(join(folder, '.git/HEAD'), `${commit}\n`);
    // https://git-scm.com/docs/gitrepository-layout
    writeToPath(join(folder, '.git/commondir'), `${this.commonFolder}\n`);
    const config: readonly GitSetting[] = [
      ['core.hooksPath', '/dev/null'],
      ['core.fsmonitor', 'false'],
      ['core.sparseCheckout', 'false'],
    ];
    await this.run(['read-tree', commit], { cwd: folder, config });
    await this.run(['checkout-index', '--all', '--quiet'], { cwd: folder, config });
  }

  private async run(args: readonly string[], settings: GitSettings = {}) {
    return runGit(this.git, args, { ...this.settings, ...settings });
  }
}

/** git reads a request from each line. */
function demandOneLine(paths: readonly string[]): void {
  const broken = paths.find((path) => path.includes('\n'));
  if (broken !== undefined) {
    const what = `Cannot read ${JSON.stringify(broken)} of a commit: its name has a line break`;
    throw new GitOpsError({ where: 'git', what, fix: 'rename the file' });
  }
}
