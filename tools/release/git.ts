import { execFileSync } from 'node:child_process';
import { type Problem } from '../../lib/core/error';

const mainBranch = 'main';

/** The Git repository that a release is made in. */
export class Git {
  constructor(private readonly directory: string) {}

  /** The reasons why no release can be made from the current files. */
  public check(): Problem[] {
    const branch = this.run('rev-parse', '--abbrev-ref', 'HEAD');
    const changes = this.run('status', '--porcelain').split('\n').filter(Boolean);
    return [
      ...(branch === mainBranch ? [] : [{ what: `Cannot release from ${branch}`, fix: `git switch ${mainBranch}` }]),
      ...(changes.length === 0
        ? []
        : [
            {
              what: `Cannot release what is not committed: ${changes.map((line) => line.trim()).join(', ')}`,
              fix: 'commit, stash or remove it',
            },
          ]),
    ];
  }

  /** The versions that have a tag `v…`. */
  public releasedVersions(): string[] {
    const tags = this.run('tag', '--list', 'v*').split('\n').filter(Boolean);
    return tags.map((tag) => tag.slice(1));
  }

  /** The day of the last commit, such as 2026-11-29. */
  public commitDate(): string {
    return this.run('log', '-1', '--format=%cs');
  }

  /** The commit that the branch is at. */
  public head(): string {
    return this.run('rev-parse', 'HEAD');
  }

  /** Commits these files, if they have changed, and puts a tag there. Git signs both if its configuration says so. */
  public commitAndTag(files: readonly string[], version: string): void {
    if (this.run('status', '--porcelain', '--', ...files) !== '') {
      this.run('commit', '--quiet', '--message', `Release ${version}`, '--', ...files);
    }
    this.run('tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  }

  /** Removes the commits after this one, and all that is staged. Files stay as they are. */
  public backTo(commit: string): void {
    this.run('reset', '--quiet', '--mixed', commit);
  }

  private run(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.directory, encoding: 'utf8', stdio: 'pipe' }).trim();
  }
}
