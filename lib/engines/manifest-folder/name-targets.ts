import { type Manifest } from '../../core/manifest';
import { findTwins, twinKey } from './find-twins';
import { type ManifestFile } from './read-manifest-files';
import { findTargetLevel, targetAt } from './target-level';

/**
 * Names the target of each object of two outputs that are compared. If the output has a folder for each target, its name
 * is that of the folder. An object that is there in two versions next to each other has the name of its file instead.
 *
 * @returns undefined for an object that nothing has to tell from others
 */
export function nameTargets(
  before: readonly ManifestFile[],
  after: readonly ManifestFile[],
): (manifest: Manifest) => string | undefined {
  const levels = [findTargetLevel(before), findTargetLevel(after)] as const;
  const parts = [...byTarget(before, levels[0] ?? levels[1]), ...byTarget(after, levels[1] ?? levels[0])];
  const unclear = new Set(parts.flatMap(({ target, files }) => unclearKeys(files).map((key) => `${target}\n${key}`)));
  const names = new Map<Manifest, string | undefined>();
  for (const { target, files } of parts) {
    for (const { path, manifests } of files) {
      manifests.forEach((manifest) =>
        names.set(manifest, unclear.has(`${target}\n${twinKey(manifest)}`) ? withoutNumber(path) : target),
      );
    }
  }
  return (manifest) => names.get(manifest);
}

interface TargetPart {
  readonly target: string | undefined;
  readonly files: readonly ManifestFile[];
}

function byTarget(files: readonly ManifestFile[], level: number | undefined): TargetPart[] {
  const parts = new Map<string | undefined, ManifestFile[]>();
  for (const file of files) {
    const target = targetAt(level, file);
    const part = parts.get(target) ?? [];
    parts.set(target, part);
    part.push(file);
  }
  return [...parts].map(([target, part]) => ({ target, files: part }));
}

function unclearKeys(files: readonly ManifestFile[]): string[] {
  return findTwins(files).flatMap(({ areSame, manifests }) => (areSame ? [] : [twinKey(manifests[0])]));
}

/** The number in front of the name of a file changes with the charts. */
function withoutNumber(path: string): string {
  return path.replace(/(^|\/)\d{4}-(?=[^/]*$)/, '$1');
}
