import { join } from 'node:path';
import { isFolder } from '../../system/is-folder';
import { readStandardInput } from '../../system/read-standard-input';
import { parseManifests } from '../../core/yaml/parse';
import { type ManifestFile, readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';

/**
 * The files of a folder with their manifests, a file, or standard input if the path is `-`.
 *
 * @param where who asks, for errors
 */
export function readManifestsAt(path: string, where: string): ManifestFile[] {
  return path === '-'
    ? [{ path: '.', manifests: parseManifests(readStandardInput(), { file: 'standard input' }) }]
    : readManifestFiles(path, where, 'use the path of a folder or file, or - for standard input');
}

/** The files of a folder in an output; empty if the output does not have it: it is new, or it is gone. */
export function readPartOf(output: string, place: string, where: string): ManifestFile[] {
  const folder = join(output, place);
  return isFolder(folder) === true ? readManifestFiles(folder, where) : [];
}
