import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Text by path in the repository. */
export type Files = ReadonlyMap<string, string>;

/** A new branch in a Git repository, to which the suite pushes. */
export class GitRepository {
  private readonly folder = mkdtempSync(join(tmpdir(), 'gitops-'));

  constructor(
    private readonly url: string,
    public readonly branch: string,
  ) {
    this.git('init', '--quiet', '--initial-branch', branch);
  }

  /**
   * Replaces the content of some folders, and pushes.
   *
   * @param folders content by folder; undefined removes the folder
   * @returns the commit
   */
  public commit(message: string, folders: Readonly<Record<string, Files | undefined>>): string {
    for (const [name, files] of Object.entries(folders)) {
      rmSync(join(this.folder, name), { recursive: true, force: true });
      files?.forEach((text, path) => this.write(join(name, path), text));
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    this.git('push', '--quiet', '--force', this.url, `HEAD:refs/heads/${this.branch}`);
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Removes the branch. */
  public remove(): void {
    if (readdirSync(this.folder).length > 1) {
      this.git('push', '--quiet', this.url, `:refs/heads/${this.branch}`);
    }
    rmSync(this.folder, { recursive: true });
  }

  private write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  private git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=cdk8s-gitops', '-c', 'user.email=tests@cdk8s-gitops.invalid'];
    return execFileSync('git', ['-C', this.folder, ...identity, ...args], { encoding: 'utf8' });
  }
}
