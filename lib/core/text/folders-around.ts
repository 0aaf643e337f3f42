/** The folders that a path is in, from the top: `a` and `a/b` of `a/b/c`. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The same from the inside, and `.` as the last one. */
export function foldersAround(path: string): string[] {
  return [...foldersOf(path).reverse(), '.'];
}

/** Whether a file or folder is in one of the folders. */
export function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  return foldersAround(path).some((folder) => folders.has(folder));
}
