import { basename, join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { parseManifests } from '../../core/yaml/parse';
import { pathsIn } from '../../system/paths-in';
import { readText } from '../../system/read-text';
import { isFolder } from '../../system/is-folder';
import { readTargetNotes } from '../../system/output/ownership';
import { build } from '../kustomize/build';
import { manifestParts } from './manifest-parts';
import { notedTargets } from './noted-targets';

/** Manifests, and where they are. */
export interface ManifestFile {
  /** The file, or the folder if kustomize makes the manifests. It is relative to what is read, with slashes. */
  readonly path: string;
  /** The file as it can be read. Undefined if kustomize makes the manifests: no file has them. */
  readonly file?: string;
  readonly manifests: readonly Manifest[];
  /** The targets that the app has noted for it. @default - nothing is noted: folders may tell the targets */
  readonly targets?: readonly string[];
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
    const what = `Cannot read ${path === '' ? 'the path ""' : path}: nothing is there`;
    throw new GitOpsError({ where, what, fix });
  }
  if (!isOfFolder) {
    return [readManifestFile(path, basename(path))];
  }
  const { files, kustomizations } = manifestParts(pathsIn(path), (file) => readText(join(path, file)));
  const targetsOf = notedTargets(readTargetNotes(path));
  return [
    ...files.map((file) => ({ ...readManifestFile(join(path, file), file), targets: targetsOf(file, 'file') })),
    ...kustomizations.map((folder) => ({
      path: folder,
      manifests: build(join(path, folder)),
      targets: targetsOf(folder, 'folder'),
    })),
  ];
}

/** The manifests of all files, in order. */
export function manifestsIn(files: readonly ManifestFile[]): Manifest[] {
  return files.flatMap(({ manifests }) => manifests);
}

function readManifestFile(file: string, path: string): ManifestFile {
  return { path, file, manifests: parseManifests(readText(file), { file }) };
}
