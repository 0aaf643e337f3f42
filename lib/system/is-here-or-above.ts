import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whether an entry such as `.git` is in a folder, or in one around it on the same file system. */
export function isHereOrAbove(entry: string, folder: string): boolean {
  const here = resolve(folder);
  const above = dirname(here);
  const isEnd = above === here || statSync(above).dev !== statSync(here).dev;
  return existsSync(join(here, entry)) || (!isEnd && isHereOrAbove(entry, above));
}
