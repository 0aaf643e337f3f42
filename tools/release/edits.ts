import { type PackageManifest, withVersion } from './package-manifest';
import { releaseChangelog } from './changelog';

/** The version and the date of a release. */
export interface NewVersion {
  readonly version: string;
  /** Such as 2026-11-29. */
  readonly date: string;
}

/** The files that contain the version of the package. The READMEs have it in the command to install it. */
export const versionedFiles = ['CHANGELOG.md', 'README.ko.md', 'README.md', 'package-lock.json', 'package.json'];

/** The new content of one of these files. */
export function editFile(path: string, text: string, manifest: PackageManifest, release: NewVersion): string {
  if (path.endsWith('.json')) {
    return withVersion(text, release.version);
  }
  return path === 'CHANGELOG.md'
    ? releaseChangelog(text, release.version, release.date)
    : text.replaceAll(tarballOf(manifest), tarballOf({ ...manifest, version: release.version }));
}

/** The file that `npm pack` makes. */
export function tarballOf({ name, version }: PackageManifest): string {
  return `${name}-${version}.tgz`;
}
