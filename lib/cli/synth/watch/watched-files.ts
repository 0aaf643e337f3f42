import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, relative, resolve } from 'node:path';
import { configFile, readCdk8sConfig } from '../../config/cdk8s-config';
import { findSourceFiles } from '../../config/source-files';
import { isInside, workspaceOf } from '../../../system/output/output-folder';
import { type RecordedFiles } from './recorded-files';

/** The run of an app whose files are to be watched. */
export interface WatchedRun {
  /** The command that ran the app. */
  readonly app: string;
  /** The folder that was written, relative to the working folder. */
  readonly output: string;
  readonly hasFailed: boolean;
}

/**
 * What to watch after a run: what the app read, and what the command itself read. If nothing is known of the app, because it
 * does not run on Node.js, these are all source files of the project. After a failure, new files in the folders count, too:
 * a module may be missing.
 */
export async function watchedFiles(recorded: RecordedFiles, run: WatchedRun): Promise<RecordedFiles> {
  const root = resolve('.');
  const isWatched = (path: string): boolean => isOfProject(path, root, resolve(run.output));
  const read = [...recorded.files].filter(isWatched);
  const named = run.app
    .split(/\s+/)
    .filter((word) => isFile(word))
    .map((word) => resolve(word));
  const isKnown = read.some((path) => /\.[mc]?[jt]sx?$/.test(path));
  const sources = isKnown ? [] : (await findSourceFiles()).map((path) => resolve(path));
  const files = new Set([...read, ...named, ...sources.filter(isWatched), ...ownFiles()]);
  const around = run.hasFailed || !isKnown ? [...files].filter((path) => isInside(path, root)).map(dirname) : [];
  return { files, folders: new Set([...recorded.folders, ...around].filter(isWatched)) };
}

/** What the command itself reads. */
function ownFiles(): string[] {
  const paths = [configFile];
  try {
    const { validations, imports = [] } = readCdk8sConfig();
    paths.push(...imports, ...(typeof validations === 'string' ? [validations] : []));
  } catch {
    // The run has reported it.
  }
  return paths.filter((path) => path === configFile || existsSync(path)).map((path) => resolve(path));
}

/** Not the output, packages, and what tools keep. */
function isOfProject(path: string, root: string, output: string): boolean {
  if (
    isInside(path, output) ||
    isInside(path, workspaceOf(output)) ||
    /[/\\](?:node_modules|\.git)(?:[/\\]|$)/.test(path) ||
    /^\.cache[/\\]/.test(relative(root, path))
  ) {
    return false;
  }
  return isInside(path, root) || !(isInside(path, tmpdir()) || /^\/(?:proc|sys|dev)\/|[/\\]\./.test(path));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
