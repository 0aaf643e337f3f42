/** The folders that a path is in, with slashes; the last one is `.`. */
export function foldersAround(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end));
  }
  return [...folders, '.'];
}

/** Whether a file or folder is in one of the folders. */
export function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  return foldersAround(path).some((folder) => folders.has(folder));
}
