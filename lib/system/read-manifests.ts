import { readFileSync, statSync } from 'node:fs';
import { GitOpsError } from '../core/error';
import { type Manifest } from '../core/manifest';
import { parseManifests } from '../core/yaml/parse';
import { manifestFilesIn } from './manifest-files';
import { diskError } from './output/disk-error';

/** A file with the manifests in it. */
export interface ManifestFile {
  readonly file: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The manifests of a folder, a file, or of standard input if the path is `-`.
 * Those of a folder are in the files that `manifestFilesIn` returns.
 *
 * @param where who asks, for errors
 */
export function readManifestsAt(path: string, where: string): Manifest[] {
  return path === '-'
    ? parseManifests(readFileSync(0, 'utf8'), { file: 'standard input' })
    : readManifestFilesAt(path, where).flatMap(({ manifests }) => manifests);
}

/**
 * The files of a folder with their manifests, or the one file.
 *
 * @param isLeftOut whether a file is not read. @default - all are read
 */
export function readManifestFilesAt(
  path: string,
  where: string,
  isLeftOut: (file: string) => boolean = () => false,
): ManifestFile[] {
  const files = demandStats(path, where).isDirectory() ? manifestFilesIn(path) : [path];
  return files
    .filter((file) => !isLeftOut(file))
    .map((file) => ({ file, manifests: parseManifests(readText(file), { file }) }));
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
