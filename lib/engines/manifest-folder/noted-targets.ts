import { type TargetNote } from '../../system/output/output-folder';
import { foldersAround } from '../../core/text/folders-around';

/**
 * Looks up the targets that the app has noted for its files. What kustomize makes of a folder is for all targets that are
 * noted in it.
 *
 * @returns by path: undefined if nothing is noted for it
 */
export function notedTargets(
  notes: readonly TargetNote[],
): (path: string, of: 'file' | 'folder') => readonly string[] | undefined {
  const byPath = new Map<string, string[]>();
  notes.forEach(({ target, path }) => byPath.set(path, [...(byPath.get(path) ?? []), target]));
  return (path, of) => {
    const around = foldersAround(of === 'file' ? path : `${path}/`).map((folder) => `${folder}/`);
    const above = [path, ...around].flatMap((each) => byPath.get(each) ?? []);
    const below = of === 'file' ? [] : notes.filter((note) => path === '.' || note.path.startsWith(`${path}/`));
    const targets = [...new Set([...above, ...below.map(({ target }) => target)])];
    return targets.length === 0 ? undefined : targets.sort();
  };
}
