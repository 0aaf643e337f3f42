/** The same text for paths that are the same on systems that ignore case, or that compose letters with accents. */
export function sameOnAllSystems(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
