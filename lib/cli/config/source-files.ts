import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { globSync } from 'tinyglobby';
import { GitOpsError } from '../../core/error';
import { GitRepository } from '../../engines/git/git-repository';

const endings = 'ts tsx mts cts js jsx mjs cjs json yaml yml py go java tgz'.split(' ');
const isSource = new RegExp(`\\.(?:${endings.join('|')})$`);
const isOfTools = /(?:^|\/)(?:\.|node_modules\/|package-lock\.json$)/;

/**
 * The files that an app is likely made of, relative to the working folder. Packages and hidden files are not among them. Nor
 * is what git ignores, such as the output of a compiler, or what is in another repository that was cloned into this one.
 */
export async function findSourceFiles(): Promise<string[]> {
  const files = await filesOfGit();
  // A project that git ignores as a whole has its files as well.
  const own = files === undefined || files.length === 0 ? filesWithoutGit() : files;
  return own.filter((path) => isSource.test(path) && !isOfTools.test(path));
}

/** Undefined without git, or if the working folder is not in a repository. */
async function filesOfGit(): Promise<string[] | undefined> {
  try {
    const repository = await GitRepository.open('.', 'cdk8s-gitops');
    return (await repository.workingFiles()).filter((path) => existsSync(path));
  } catch (error) {
    if (error instanceof GitOpsError) {
      return undefined;
    }
    throw error;
  }
}

function filesWithoutGit(): string[] {
  const settings = { followSymbolicLinks: false, expandDirectories: false } as const;
  const packages = '**/node_modules/**';
  const markers = globSync('*/**/.git', { ...settings, dot: true, onlyFiles: false, ignore: [packages] });
  const repositories = markers.map((path) => `${dirname(path.replace(/\/$/, ''))}/**`);
  return globSync(`**/*.{${endings.join(',')}}`, { ...settings, ignore: [packages, ...repositories] });
}
