import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isInside, type OutputFolder } from './output-folder';
import { ownershipFile } from './ownership';
import { readFolder } from './read-folder';

/**
 * The places to which an app writes its folders for now, so that they can be validated or compared before they are in their places.
 * The command line sets it for the app that it runs.
 */
export interface Staging {
  /** The absolute path of the output folder of the project. */
  readonly output: string;
  /** The folder that is written in place of it. */
  readonly folder: string;
  /** The folder below which all other folders are written. */
  readonly others: string;
  /** The file that lists the files in the order of the app. */
  readonly order: string;
}

const variable = 'CDK8S_GITOPS_STAGING';

/** The variable for the app. */
export function stagingEnvironment(staging: Staging): Readonly<Record<string, string>> {
  return { [variable]: JSON.stringify(staging) };
}

/** Where a folder of the app is in the end: `CDK8S_OUTDIR` leads to the folder that is written for now. */
export function finalPlace(path: string): string {
  const staging = findStaging();
  return staging !== undefined && isInside(path, staging.folder)
    ? join(staging.output, relative(staging.folder, resolve(path)))
    : path;
}

/** The folders as they are to be written for now. Their order is noted. */
export function stageFolders(folders: readonly OutputFolder[]): readonly OutputFolder[] {
  const staging = findStaging();
  if (staging === undefined) {
    return folders;
  }
  const staged = folders.map((folder) => ({ ...folder, path: stagedPlace(folder.path, staging) }));
  const files = staged.flatMap(({ path, files }) => [...files.keys()].map((file) => join(path, file)));
  appendFileSync(staging.order, files.map((file) => `${file}\n`).join(''));
  return staged;
}

/** The folders that were written in addition to the output folder, with their places in the end. */
export function otherFolders({ others }: Staging): OutputFolder[] {
  return rootsBelow(others).map((folder) => ({ path: `/${relative(others, folder)}`, files: readFolder(folder) }));
}

/** The files that were written, in the order of the app; empty if it is an app of cdk8s' own `App`. */
export function stagedOrder({ order }: Staging): string[] {
  return existsSync(order) ? readFileSync(order, 'utf8').trimEnd().split('\n') : [];
}

function findStaging(): Staging | undefined {
  const text = process.env[variable];
  return text === undefined ? undefined : (JSON.parse(text) as Staging);
}

function stagedPlace(path: string, { output, folder, others }: Staging): string {
  return isInside(path, output) ? join(folder, relative(output, path)) : join(others, resolve(path));
}

/** Folders that were written as a whole. */
function rootsBelow(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.some(({ name }) => name === ownershipFile)
    ? [folder]
    : entries.flatMap((entry) => (entry.isDirectory() ? rootsBelow(join(folder, entry.name)) : []));
}
