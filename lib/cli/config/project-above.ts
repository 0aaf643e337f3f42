import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { configFile } from './cdk8s-config';

/**
 * The fix for what is missing in the working folder: if that is a part of a project, to run the command in the folder of
 * the project.
 *
 * @param otherwise the fix if it is not
 */
export function fixInProject(otherwise: string): string {
  const project = findProjectAbove('.');
  return project === undefined ? otherwise : `run the command in the folder ${project}, which has ${configFile}`;
}

/**
 * The nearest folder above a folder that has a cdk8s.yaml, as a relative path. Undefined if there is none, or if the folder
 * itself has one.
 */
export function findProjectAbove(folder: string): string | undefined {
  const start = resolve(folder);
  const found = nearestProject(start);
  return found === undefined || found === start ? undefined : relative(start, found);
}

function nearestProject(folder: string): string | undefined {
  const parent = resolve(folder, '..');
  return existsSync(join(folder, configFile)) ? folder : parent === folder ? undefined : nearestProject(parent);
}
