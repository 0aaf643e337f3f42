import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder';

/** Runs the real git with the variables of this test, and returns what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    env: process.env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A folder with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A bare repository whose branch `main` has these files. */
export function repositoryWith(files: Readonly<Record<string, string>>, format = 'sha1'): string {
  const repository = emptyRepository(format);
  commitByHand(repository, (work) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    }
  });
  return repository;
}

/** A bare repository without a commit. */
export function emptyRepository(format = 'sha1'): string {
  const repository = join(temporaryFolder(), 'gitops.git');
  git('/', 'init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${format}`, repository);
  git(repository, 'config', 'uploadpack.allowFilter', 'true');
  return repository;
}

/** What a person does: clone, edit, commit and push. */
export function commitByHand(repository: string, edit: (work: string) => void, branch = 'main'): void {
  const work = temporaryFolder();
  git('/', 'clone', '--quiet', repository, work);
  git(work, 'checkout', '--quiet', '-B', branch);
  edit(work);
  git(work, 'add', '--all');
  git(work, '-c', 'user.name=A person', '-c', 'user.email=a@person', 'commit', '--quiet', '--message', 'By hand');
  git(work, 'push', '--quiet', 'origin', branch);
}

/** The text of each file of a branch, by path. */
export function filesOf(repository: string, branch = 'main'): Record<string, string> {
  const paths = git(repository, 'ls-tree', '-r', '-z', '--name-only', branch).split('\0').slice(0, -1);
  return Object.fromEntries(paths.map((path) => [path, git(repository, 'show', `${branch}:${path}`)]));
}
