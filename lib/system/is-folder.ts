import { statSync } from 'node:fs';

/** Whether a path leads to a folder, also by a link; undefined if nothing can be found there. */
export function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}
