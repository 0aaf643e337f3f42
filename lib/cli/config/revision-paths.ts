import { relative } from 'node:path';
import { GitOpsError } from '../../core/error';
import { type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';

/**
 * Reads manifests in a temporary checkout of a revision. Errors and files have the paths that people know, such as
 * `main:dist/web.yaml`.
 */
export async function withRevisionPaths(
  name: string,
  checkout: string,
  read: () => Promise<ManifestFile[]>,
): Promise<ManifestFile[]> {
  const shown = (text: string): string =>
    [checkout, relative('.', checkout)].reduce(
      (result, place) => result.replaceAll(`${place}/`, `${name}:`).replaceAll(place, name),
      text,
    );
  try {
    return (await read()).map((file) => ({ ...file, ...(file.file !== undefined && { file: shown(file.file) }) }));
  } catch (error) {
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    const findings = error.findings.map(({ where, what, fix, ...others }) => ({
      ...others,
      where: shown(where),
      what: shown(what),
      fix: shown(fix),
    }));
    throw new GitOpsError(findings, { cause: error });
  }
}
