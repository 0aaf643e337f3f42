import { existsSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { GitOpsError } from '../../core/error';
import { parseManifests } from '../../core/yaml/parse';
import { GitRepository } from '../../engines/git/git-repository';
import { kustomizationPath } from '../../engines/manifest-folder/kustomization-file';
import { manifestParts } from '../../engines/manifest-folder/manifest-parts';
import { notedTargets } from '../../engines/manifest-folder/noted-targets';
import { ownershipFile, parseTargetNotes } from '../../system/output/ownership';
import { type Environment } from '../../system/process/child/invocation';
import { wholeEnvironment } from '../../system/process/environment';
import { type ManifestFile, readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';
import { inSweptFolder } from '../../system/swept-folder';
import { printNote } from '../console/messages';
import { configFile } from './cdk8s-config';
import { findProjectAbove } from './project-above';
import { outputFolderOf } from './project-output';
import { readPartOf } from './read-manifests';
import { linkPackages } from './revision-packages';
import { withRevisionPaths } from './revision-paths';
import { synthesize, type SynthesizeOptions } from './synthesize';

/** A commit, and the name that the user has for it. */
interface Revision {
  readonly name: string;
  readonly commit: string;
}

const where = '--against';

/** Which manifests of a revision are read. */
export interface RevisionOptions {
  /** The command that runs the app. @default - app of cdk8s.yaml at the revision */
  readonly app?: string;
  /** The folder in the output, relative to it; empty for all of it. */
  readonly subfolder: string;
}

/**
 * The manifests of the project at a revision: those of its output folder, as it is committed. If it is not, the app of
 * that revision runs, in a temporary checkout, with the packages of this one.
 *
 * @param name a branch, a tag or a commit
 * @returns empty if the output does not have the folder
 * @throws if the revision does not exist, or if its app fails
 */
export async function manifestsOfRevision(
  name: string,
  { app, subfolder }: RevisionOptions,
  signal: AbortSignal,
): Promise<ManifestFile[]> {
  const repository = await GitRepository.open('.', where, signal);
  const revision = { name, commit: await getCommit(repository, name) };
  const committed = await committedManifests(repository, revision);
  if (committed.some(({ manifests }) => manifests.length > 0)) {
    return subfolder === '' ? committed : committedManifests(repository, revision, subfolder);
  }
  printNote(`Synthesizing ${name} (${revision.commit.slice(0, 10)}), which has no output folder`);
  return inSweptFolder('cdk8s-gitops-revision-', async (temporary) => {
    const checkout = join(temporary, 'checkout');
    await repository.checkOut(revision.commit, checkout);
    const folders = await repository.paths(revision.commit, { below: '', type: 'folder' });
    linkPackages({ from: repository.root, to: checkout }, ['', ...folders]);
    const project = join(checkout, repository.prefix);
    return withRevisionPaths(name, checkout, () => synthesizeRevision(revision, subfolder, { app, project, signal }));
  });
}

async function synthesizeRevision(
  { name }: Revision,
  subfolder: string,
  options: SynthesizeOptions,
): Promise<ManifestFile[]> {
  demandProject(options);
  const environment = otherProject();
  try {
    return await synthesize({ ...options, environment }, (folder) => readPartOf(folder, subfolder, where));
  } catch (cause) {
    if (!(cause instanceof GitOpsError) || options.signal.aborted) {
      throw cause;
    }
    const what = `Cannot synthesize ${name}: ${cause.findings.map((finding) => finding.what).join('; ')}`;
    const fix = 'use a revision whose app runs with the packages of this checkout, or commit the output folder';
    throw new GitOpsError({ where, what, fix }, { cause });
  }
}

/** @throws if the working folder is only a part of a project */
function demandProject({ app = process.env.CDK8S_APP, project = '.' }: SynthesizeOptions): void {
  const above = app === undefined && !existsSync(join(project, configFile)) ? findProjectAbove('.') : undefined;
  if (above !== undefined) {
    const fix = `run the command in the folder ${above}, which has it`;
    throw new GitOpsError({ where, what: `Cannot find ${configFile} in this folder`, fix });
  }
}

async function getCommit(repository: GitRepository, name: string): Promise<string> {
  const commit = /^-|^$/.test(name) ? undefined : await repository.findCommit(name);
  if (commit === undefined) {
    const what = `Cannot find the revision ${JSON.stringify(name)} in this repository`;
    throw new GitOpsError({
      where,
      what,
      fix: 'use a branch, a tag or a commit; if it is a remote one, run git fetch',
    });
  }
  return commit;
}

/** The manifests in the output folder of a commit; empty if it has none, or if the folder is not in the repository. */
async function committedManifests(
  repository: GitRepository,
  { name, commit }: Revision,
  subfolder = '',
): Promise<ManifestFile[]> {
  const output = resolve(repository.root, repository.prefix, outputFolderOf(), subfolder);
  const folder = relative(repository.root, output);
  const below = `${folder.split(sep).join('/')}/`;
  if (below.startsWith('../') || posix.isAbsolute(below)) {
    return [];
  }
  const files = await repository.paths(commit, { below, type: 'file' });
  const textsOf = async (paths: readonly string[]): Promise<Map<string, string>> => {
    const texts = await repository.texts(
      commit,
      paths.map((path) => `${below}${path}`),
    );
    return new Map(texts.map(({ path, text }) => [path.slice(below.length), text]));
  };
  const paths = files.map((path) => path.slice(below.length));
  const texts = await textsOf(paths.filter((path) => kustomizationPath.test(path) || path === ownershipFile));
  const parts = manifestParts(paths, (path) => texts.get(path) ?? '');
  if (parts.kustomizations.length > 0) {
    return builtManifests(repository, { name, commit }, below);
  }
  const targetsOf = notedTargets(parseTargetNotes(texts.get(ownershipFile) ?? ''));
  return [...(await textsOf(parts.files))].map(([path, text]) => {
    const file = `${name}:${below}${path}`;
    return { path, file, manifests: parseManifests(text, { file }), targets: targetsOf(path, 'file') };
  });
}

/** The manifests of a committed folder in which kustomize makes some: that needs the files on disk. */
async function builtManifests(
  repository: GitRepository,
  { name, commit }: Revision,
  folder: string,
): Promise<ManifestFile[]> {
  return inSweptFolder('cdk8s-gitops-revision-', async (temporary) => {
    const checkout = join(temporary, 'checkout');
    await repository.checkOut(commit, checkout);
    return withRevisionPaths(name, checkout, async () => readManifestFiles(join(checkout, folder), where));
  });
}

/** Variables that name this checkout, which the app of another one must not get. npm would run scripts here, for example. */
function otherProject(): Environment {
  const names = Object.keys(wholeEnvironment()).filter((variable) => ofThisCheckout.test(variable));
  return Object.fromEntries(names.map((variable) => [variable, undefined]));
}

const ofThisCheckout =
  /^(?:GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY)|npm_(?:config_local_prefix|package_.*|lifecycle_.*)|INIT_CWD|PWD|OLDPWD)$/;
