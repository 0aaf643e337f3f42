import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { parseManifests } from '../../core/yaml/parse';
import { build } from '../../engines/kustomize/build';
import { pathsIn } from '../../system/manifest-files';
import { manifestParts } from '../../system/manifest-parts';
import { diskError } from '../../system/output/disk-error';

/** Manifests, and the file in which they are. */
export interface ManifestFile {
  /** Undefined if kustomize makes the manifests: no file has them. */
  readonly file?: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The manifests of a folder, a file, or of standard input if the path is `-`. The kustomizations that `manifestParts`
 * finds in a folder are built.
 *
 * @param where who asks, for errors
 */
export function readManifestsAt(path: string, where: string): Manifest[] {
  return path === '-'
    ? parseManifests(readFileSync(0, 'utf8'), { file: 'standard input' })
    : readManifestFilesAt(path, where).flatMap(({ manifests }) => manifests);
}

/** The files of a folder with their manifests and then what kustomize makes, or the one file. */
export function readManifestFilesAt(path: string, where: string): ManifestFile[] {
  if (!demandStats(path, where).isDirectory()) {
    return [readManifestFile(path)];
  }
  const { files, kustomizations } = manifestParts(pathsIn(path), (file) => readText(join(path, file)));
  return [
    ...files.map((file) => readManifestFile(join(path, file))),
    ...kustomizations.map((folder) => ({ manifests: build(join(path, folder)) })),
  ];
}

function readManifestFile(file: string): ManifestFile {
  return { file, manifests: parseManifests(readText(file), { file }) };
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
