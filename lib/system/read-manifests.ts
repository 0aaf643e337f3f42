import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { GitOpsError } from '../core/error';
import { type Manifest } from '../core/manifest';
import { parseManifests } from '../core/yaml/parse';
import { diskError } from './output/disk-error';

/**
 * The manifests of a folder, a file, or of standard input if the path is `-`. In a folder, these are all .yaml, .yml and
 * .json files in it and below it, without kustomizations and without what begins with a dot. A link to a file is one of them;
 * a link to a folder is not followed.
 *
 * @param where who asks, for errors
 */
export function readManifestsAt(path: string, where: string): Manifest[] {
  if (path === '-') {
    return parseManifests(readFileSync(0, 'utf8'), { file: 'standard input' });
  }
  const files = demandStats(path, where).isDirectory() ? manifestFilesIn(path) : [path];
  return files.flatMap((file) => parseManifests(readText(file), { file }));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw diskError(file, 'Cannot read the file', error);
  }
}

function demandStats(path: string, where: string): { isDirectory(): boolean } {
  try {
    return statSync(path);
  } catch (cause) {
    const what = `Cannot read ${path}: nothing is there`;
    throw new GitOpsError({ where, what, fix: 'use the path of a folder or file, or - for standard input' }, { cause });
  }
}

function manifestFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.(?:ya?ml|json)$/.test(name) && !/^kustomization\.ya?ml$/.test(name))
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true)
    .filter(
      (file) =>
        !relative(folder, file)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}
