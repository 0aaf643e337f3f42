import { readFileSync } from 'node:fs';
import { type Manifest } from '../../core/manifest';
import { parseManifests } from '../../core/yaml/parse';
import { readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';

/**
 * The manifests of a folder, a file, or of standard input if the path is `-`.
 *
 * @param where who asks, for errors
 */
export function readManifestsAt(path: string, where: string): Manifest[] {
  return path === '-'
    ? parseManifests(readFileSync(0, 'utf8'), { file: 'standard input' })
    : readManifestFiles(path, where).flatMap(({ manifests }) => manifests);
}
