import { type Problem } from '../../core/error';

/** The names of the file that kustomize reads in a folder. It refuses a folder with two of them. */
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * Finds files that would overwrite what the kustomization writes itself, or be in its way.
 *
 * @param read the files that were read, as messages name them, by their place in the emitted folder
 * @param written the files with the objects of constructs
 */
export function checkPlaces(read: ReadonlyMap<string, string>, written: Iterable<string>): Problem[] {
  const taken = new Map([...kustomizationNames, ...written].map((place) => [place.toLowerCase(), place]));
  return [...read].flatMap(([place, file]) => {
    // Names that differ only in case are one file on macOS and Windows.
    const key = place.toLowerCase();
    const other = [...taken].find(([name]) => isSameOrBelow(name, key) || isSameOrBelow(key, name));
    return other === undefined ? [] : [clash(file, place, other[1])];
  });
}

function isSameOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function clash(file: string, place: string, other: string): Problem {
  const own = kustomizationNames.includes(other)
    ? 'the kustomization.yaml of this kustomization is in the same folder, and kustomize reads one there'
    : `the objects of a construct are written to ${other}`;
  return {
    what: `Cannot emit ${file} as ${place}: ${own}`,
    fix: `rename ${file}, or move it to another folder`,
  };
}
