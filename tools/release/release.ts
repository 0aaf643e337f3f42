import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { GitOpsError } from '../../lib/core/error';
import { checkChangelog } from './changelog';
import { checkPackage, type PackedPackage } from './check-package';
import { editFile, tarballOf, versionedFiles } from './edits';
import { Git } from './git';
import { type PackageManifest } from './package-manifest';
import { checkVersion } from './version';

/** Options of a release. */
export interface ReleaseOptions {
  /** The top of the repository. */
  readonly directory: string;
  readonly version: string;
  /** Whether to undo everything at the end. */
  readonly dryRun: boolean;
}

type Texts = ReadonlyMap<string, string>;

/**
 * Writes the version into the files that contain it, builds, checks the content of the package, commits and tags.
 *
 * @param log called with the lines of the report
 * @throws if a check or a step fails. The files, the branch and its tags are then as they were.
 */
export function release({ directory, version, dryRun }: ReleaseOptions, log: (line: string) => void): void {
  const git = new Git(directory);
  const before = readAll(directory);
  const manifest = JSON.parse(before.get('package.json') ?? '') as PackageManifest;
  GitOpsError.throwIfAny('release', [
    ...git.check(),
    ...checkVersion(version, manifest.version, git.releasedVersions()),
    ...checkChangelog(before.get('CHANGELOG.md') ?? '', version),
  ]);
  const tarball = tarballOf({ ...manifest, version });
  const head = git.head();
  const putBack = (): void => {
    git.backTo(head);
    writeAll(directory, before);
    rmSync(join(directory, tarball), { force: true });
  };
  const newVersion = { version, date: git.commitDate() };
  try {
    const after = new Map([...before].map(([path, text]) => [path, editFile(path, text, manifest, newVersion)]));
    writeAll(directory, after);
    log(buildPackage(directory, manifest));
    if (!dryRun) {
      git.commitAndTag([...after.keys()], version);
    }
  } catch (error) {
    putBack();
    throw error;
  }
  if (dryRun) {
    putBack();
    log(`${version} can be released. Nothing was kept: this was a dry run.`);
  } else {
    log(
      `v${version} is tagged. Publish it with\n  git push --atomic origin main v${version}\n  npm publish ${tarball}`,
    );
  }
}

function readAll(directory: string): Texts {
  return new Map(versionedFiles.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

function writeAll(directory: string, texts: Texts): void {
  texts.forEach((text, path) => writeFileSync(join(directory, path), text));
}

/**
 * Builds and packs, and describes the package.
 *
 * @throws if a wrong file is in the package, or if a file is missing
 */
function buildPackage(directory: string, manifest: PackageManifest): string {
  // The output of the compiler goes to standard error, because it shows why a build fails.
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: directory, stdio: ['ignore', 2, 2] });
  const list = execFileSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: directory, encoding: 'utf8' });
  const [packed] = JSON.parse(list) as [PackedPackage];
  const read = (path: string): string => readFileSync(join(directory, path), 'utf8');
  GitOpsError.throwIfAny('npm pack', checkPackage(packed, manifest, read, [directory, `${homedir()}/`]));
  return `${packed.filename}: ${packed.files.length} files, ${packed.size} bytes`;
}
