import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { type Finding, finding, GitOpsError } from '../../core/error';
import { isFolder } from '../../system/is-folder';
import { isInside } from '../../system/output/output-folder';
import { ownershipFile } from '../../system/output/ownership';
import { readCdk8sConfig } from './cdk8s-config';
import { fixInProject } from './project-above';
import { findSourceFiles } from './source-files';

/**
 * The folder to which `synth` writes the manifests of a project: the option `--output`, or the variable `CDK8S_OUTPUT`, or
 * `output` of cdk8s.yaml, or `dist`.
 *
 * @param given the path of the option
 * @param project the folder of the project
 * @returns a path relative to the project, or an absolute path
 */
export function outputFolderOf(given?: string, project?: string): string {
  return given ?? process.env.CDK8S_OUTPUT ?? readCdk8sConfig(project).output ?? 'dist';
}

/**
 * Where in the output folder of the project a folder is: `dev` for `dist/dev`.
 *
 * @returns empty if it is another folder, or the output folder itself
 */
export function placeInOutput(path: string): string {
  const output = outputFolderOf();
  return isInside(path, output) && isFolder(path) === true ? relative(output, path).replaceAll('\\', '/') : '';
}

/**
 * The output folder of the project, for a command that reads it.
 *
 * @throws if nothing was synthesized yet
 */
export function writtenOutputFolder(): string {
  const folder = outputFolderOf();
  if (!existsSync(folder)) {
    const what = `Cannot read the output folder ${folder}: it is not there`;
    const fix = fixInProject('run cdk8s-gitops synth, or name a folder');
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix });
  }
  return folder;
}

/** After a fresh clone, all files are of about the same time. */
const slackMs = 5000;

/**
 * Finds out whether a file of the app is newer than what `synth` wrote. The output may then be out of date.
 *
 * @returns a warning at most
 */
export async function checkOutputAge(folder: string): Promise<Finding[]> {
  const sources = (await findSourceFiles()).filter((path) => !isInside(path, folder));
  const source = newest(sources, '.');
  const written = timeOf(join(folder, ownershipFile)) ?? newest(filesIn(folder), folder)?.time;
  if (written === undefined || source === undefined || source.time <= written + slackMs) {
    return [];
  }
  const what = `The output may be out of date: ${source.path} is newer`;
  return [finding({ rule: 'old-output', severity: 'warning', where: folder, what, fix: 'run cdk8s-gitops synth' })];
}

interface FileTime {
  readonly path: string;
  readonly time: number;
}

function filesIn(folder: string): string[] {
  return globSync('**', { cwd: folder, followSymbolicLinks: false, expandDirectories: false });
}

function newest(files: readonly string[], folder: string): FileTime | undefined {
  return files
    .map((path) => ({ path, time: timeOf(join(folder, path)) ?? 0 }))
    .reduce<FileTime | undefined>(
      (last, file) => (last === undefined || file.time > last.time ? file : last),
      undefined,
    );
}

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
