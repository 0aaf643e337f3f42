import { basename, join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { parseManifests } from '../../core/yaml/parse';
import { pathsIn } from '../../system/paths-in';
import { readText } from '../../system/read-text';
import { isFolder } from '../../system/is-folder';
import { build } from '../kustomize/build';
import { manifestParts } from './manifest-parts';

/** Manifests, and where they are. */
export interface ManifestFile {
  /** The file, or the folder if kustomize makes the manifests. It is relative to what is read, with slashes. */
  readonly path: string;
  /** The file as it can be read. Undefined if kustomize makes the manifests: no file has them. */
  readonly file?: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of a folder with their manifests and then what kustomize makes, as `manifestParts` tells them apart, or the
 * one file.
 *
 * @param where who asks, for errors
 * @param fix what to use if nothing is there
 */
export function readManifestFiles(
  path: string,
  where: string,
  fix = 'use the path of a folder or file',
): ManifestFile[] {
  const isOfFolder = isFolder(path);
  if (isOfFolder === undefined) {
    const what = `Cannot read ${path}: nothing is there`;
    throw new GitOpsError({ where, what, fix });
  }
  if (!isOfFolder) {
    return [readManifestFile(path, basename(path))];
  }
  const { files, kustomizations } = manifestParts(pathsIn(path), (file) => readText(join(path, file)));
  return [
    ...files.map((file) => readManifestFile(join(path, file), file)),
    ...kustomizations.map((folder) => ({ path: folder, manifests: build(join(path, folder)) })),
  ];
}

/** The manifests of all files, in order. */
export function manifestsIn(files: readonly ManifestFile[]): Manifest[] {
  return files.flatMap(({ manifests }) => manifests);
}

function readManifestFile(file: string, path: string): ManifestFile {
  return { path, file, manifests: parseManifests(readText(file), { file }) };
}
